using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using ModelPack.CodeFixes.Syntax;

namespace ModelPack.CodeFixes.Changes;

/// <summary>Gives a feature vector the columns of the model, in the model's order.</summary>
internal static class SetColumns
{
    public static IEnumerable<ContractChange> Offer(FixPlace place, CancellationToken cancellationToken)
    {
        if (place.FindType(place.Fix.Type) is not INamedTypeSymbol type
            || AttributeWriter.Find(place.Model, "ModelPack.FeatureAttribute") is not { } feature
            || FeatureColumns.Read(place, type, feature, cancellationToken) is not { } columns)
            yield break;

        List<FeatureColumn> added = [.. columns.Where(column => column.Declaration is null)];
        bool isNumbered = columns.Exists(column => column.Attribute is not null || column.Feature.Length > 0);
        if (added.Count > 0)
        {
            string title = "Add the missing columns " + string.Join(", ", added.Select(column => "'" + column.Name + "'"));
            if (isNumbered && DataMembers.FindDeclaration(place, type, cancellationToken) is { } declaration)
                yield return new ContractChange(title, place.Id, (solution, cancellation) => NumberAsync(place, solution, columns, feature, declaration, DataMembers.AreParameters(type), cancellation));
            else if (!isNumbered && CanInsert(columns))
                yield return new ContractChange(title, place.Id, (solution, cancellation) => InsertAsync(place, solution, columns, cancellation));
            yield break;
        }

        if (!isNumbered && AreTogether(columns))
            yield return new ContractChange("Put the members into the model's order", place.Id + ".Order", (solution, cancellation) => ReorderAsync(place, solution, columns, cancellation));
        yield return new ContractChange("Set the columns by [Feature]", place.Id + ".Feature", (solution, cancellation) => NumberAsync(place, solution, columns, feature, null, false, cancellation));
    }

    // Whoever calls a constructor by position would pass values to other parameters after a reordering, and nobody would notice: properties only.
    private static bool AreTogether(List<FeatureColumn> columns) =>
        columns.TrueForAll(column => column.Declaration is PropertyDeclarationSyntax or FieldDeclarationSyntax && column.Declaration.Parent == columns[0].Declaration!.Parent);

    // A new parameter needs a place before those that may be left out.
    private static bool CanInsert(List<FeatureColumn> columns) => columns.Exists(column => column.Declaration is not null)
        && !columns.Skip(1).Zip(columns, (column, before) => column.Declaration is null && before.Declaration is ParameterSyntax { Default: not null }).Any(isAfterDefault => isAfterDefault);

    private static async Task InsertAsync(FixPlace place, SolutionEditor solution, List<FeatureColumn> columns, CancellationToken cancellationToken)
    {
        for (int index = 0; index < columns.Count; index++)
        {
            if (columns[index].Declaration is not null)
                continue;

            // Beside the nearest column before it, or else the first after it: new ones before it are there by now.
            FeatureColumn neighbour = columns.Take(index).LastOrDefault(column => column.Declaration is not null) ?? columns.First(column => column.Declaration is not null);
            string? before = index == 0 ? null : columns[index - 1].Name;
            TypeDeclarationSyntax type = neighbour.Declaration!.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
            var member = new NewMember(columns[index].Type!, columns[index].Name, null, []);
            DocumentEditor editor = await solution.GetDocumentEditorAsync(place.FindDocument(type.SyntaxTree), cancellationToken).ConfigureAwait(false);
            editor.ReplaceNode(type, (current, generator) => Insert((TypeDeclarationSyntax)current, member, before ?? neighbour.Name, before is null, generator));
        }
    }

    private static TypeDeclarationSyntax Insert(TypeDeclarationSyntax type, NewMember member, string neighbour, bool isFirst, SyntaxGenerator generator)
    {
        int parameter = type.ParameterList?.Parameters.IndexOf(candidate => candidate.Identifier.ValueText == neighbour) ?? -1;
        if (parameter >= 0)
            return member.AddParameter(type, isFirst ? parameter : parameter + 1, generator);
        int place = type.Members.IndexOf(candidate => DataMembers.NameOf(candidate) == neighbour);
        return member.AddToBody(type, isFirst ? place : place + 1, generator);
    }

    private static async Task ReorderAsync(FixPlace place, SolutionEditor solution, List<FeatureColumn> columns, CancellationToken cancellationToken)
    {
        SyntaxNode type = columns[0].Declaration!.Parent!;
        DocumentEditor editor = await solution.GetDocumentEditorAsync(place.FindDocument(type.SyntaxTree), cancellationToken).ConfigureAwait(false);
        editor.ReplaceNode(type, (current, _) =>
        {
            var changed = (TypeDeclarationSyntax)current;
            List<MemberDeclarationSyntax> ordered = [.. columns.Select(column => changed.Members.First(member => DataMembers.NameOf(member) == column.Name))];
            var next = new Queue<MemberDeclarationSyntax>(ordered);
            return changed.WithMembers(SyntaxFactory.List(changed.Members.Select(member => ordered.Contains(member) ? next.Dequeue() : member)));
        });
    }

    private static async Task NumberAsync(
        FixPlace place, SolutionEditor solution, List<FeatureColumn> columns, INamedTypeSymbol feature, TypeDeclarationSyntax? type, bool areParameters, CancellationToken cancellationToken)
    {
        for (int index = 0; index < columns.Count; index++)
        {
            FeatureColumn column = columns[index];
            ExpressionSyntax number = SyntaxFactory.ParseExpression(index.ToString(CultureInfo.InvariantCulture));
            DocumentEditor editor = await solution.GetDocumentEditorAsync(place.FindDocument((column.Declaration ?? type!).SyntaxTree), cancellationToken).ConfigureAwait(false);
            if (column.Declaration is { } declaration)
            {
                editor.ReplaceNode(declaration, (current, generator) => AttributeWriter.Set(current, column.Attribute, declaration, feature, generator, number));
                continue;
            }

            List<AttributeArgumentSyntax> arguments = [SyntaxFactory.AttributeArgument(number)];
            if (column.Feature.Length > 0)
                arguments.Add(AttributeWriter.Named("Name", column.Feature));
            var member = new NewMember(column.Type!, column.Name, feature, arguments);
            editor.ReplaceNode(type!, (current, generator) => AddMembers.Add((TypeDeclarationSyntax)current, member, areParameters, generator));
        }
    }
}
