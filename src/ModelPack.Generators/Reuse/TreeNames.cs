using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelPack.Generators.Reuse;

/// <summary>What a syntax tree declares for all others, by name. Holds no syntax; worked out once a tree, and only when an edit asks.</summary>
internal sealed class TreeNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> Trees = new();

    private readonly List<DeclaredName> _types = [];
    private readonly HashSet<string> _namespaces = [];

    private TreeNames(CompilationUnitSyntax unit)
    {
        var global = new TokenSummary();
        global.AddEach(unit.Externs);
        global.AddEach(unit.AttributeLists);
        global.AddEach(unit.Usings.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)));
        (IsGlobal, GlobalHash, GlobalMentions) = (!global.IsEmpty, global.Hash, global.Mentions);

        var around = new TokenSummary();
        around.AddHeader(unit);
        around.AddEach(unit.Externs);
        around.AddEach(unit.Usings);
        AddMembers(unit.Members, around, "");
    }

    /// <summary>Types that are not nested, in source order.</summary>
    public IReadOnlyList<DeclaredName> Types => _types;

    /// <summary>Namespaces, with those around them, as <c>A</c> and <c>A.B</c>.</summary>
    public IReadOnlyCollection<string> Namespaces => _namespaces;

    /// <summary>Whether it has something that every file of the compilation sees: global usings, attributes of the assembly.</summary>
    public bool IsGlobal { get; }

    /// <summary>Of these.</summary>
    public ulong GlobalHash { get; }

    /// <summary>Identifiers in these.</summary>
    public HashSet<string> GlobalMentions { get; }

    public static TreeNames Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Trees.TryGetValue(tree, out TreeNames? known))
            return known;
        var names = new TreeNames((CompilationUnitSyntax)tree.GetRoot(cancellationToken));
        return Trees.GetValue(tree, _ => names);
    }

    private void AddMembers(IEnumerable<MemberDeclarationSyntax> members, TokenSummary around, string container)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            if (member is BaseNamespaceDeclarationSyntax inner)
            {
                AddNamespace(inner, around, container);
                continue;
            }

            var own = new TokenSummary(around);
            own.Add(member);
            _types.Add(new DeclaredName(NameOf(member), own.Hash, own.Mentions));
        }
    }

    private void AddNamespace(BaseNamespaceDeclarationSyntax declaration, TokenSummary around, string container)
    {
        var inside = new TokenSummary(around);
        inside.Add(declaration.Name);
        inside.AddEach(declaration.Externs);
        inside.AddEach(declaration.Usings);
        foreach (string part in declaration.Name.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText))
        {
            container = container.Length == 0 ? part : container + "." + part;
            _namespaces.Add(container);
        }

        AddMembers(declaration.Members, inside, container);
    }

    // Statements on the top level are the body of a class Program.
    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => "Program",
    };
}
