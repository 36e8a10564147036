using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ModelPack.Fixes;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Words what is wrong with one side of a contract: which member or tensor, and the valid choices.</summary>
internal sealed class IssueWriter(ContractType type, string side, string model, List<ContractIssue> issues)
{
    private static readonly Regex Qualifier = new(@"global::(?:@?\w+\.)*", RegexOptions.CultureInvariant);

    private readonly List<(int Issue, string Name)> _unknown = [];

    /// <summary>The same for a nested type.</summary>
    public IssueWriter Within(ContractType nested) => new(nested, side, model, issues);

    /// <summary>A type's name without <c>global::</c> and namespaces.</summary>
    public static string ShortName(string fullName) => Qualifier.Replace(fullName, "");

    public string ShortType(ContractMember member) => ShortName(member.Type.FullName);

    /// <summary>As in <c>input 'features' of model 'iris' is float32[batch, 4]</c>.</summary>
    public string Describe(BoundValue value) => side + " '" + value.Name + "' of model '" + model + "' is " + value.Type;

    public void UnknownTensor(IssuePlace place, string name, IEnumerable<ValueInfo> values)
    {
        string choices = Names.List(Names.ClosestFirst(name, values.Select(value => value.Name)));
        _unknown.Add((issues.Count, name));
        Add("MPK1003", place, name, "no " + side, model, choices.Length > 0 ? "its " + side + "s are: " + choices : "it has no " + side + "s");
    }

    /// <summary>Adds the choices to each name that found no tensor: those that nothing binds.</summary>
    public void SuggestTensors(IReadOnlyList<string> free)
    {
        foreach ((int index, string name) in _unknown)
            issues[index] = issues[index] with { Fix = IssueFixes.Choose(name, free) };
    }

    public void AmbiguousTensor(ContractMember member, IEnumerable<string> found) =>
        Add(IssueFixes.Choose(member.Name, found), "MPK1003", NameOf(member), member.Name, "more than one " + side, model, "choose one by [Tensor]: " + Names.List(found));

    public void NotBound(BoundValue value, MemberSuggestions suggestions) =>
        Add(IssueFixes.AddMember(type, value, suggestions), "MPK1004", new IssuePlace(IssuePart.TypeArgument, type.FullName),
            value.Name, value.Type.ToString(), model, type.Name, suggestions.For(value));

    public bool WrongElement(ContractMember member, BoundValue value)
    {
        string holds = value.Form != ValueForm.Tensor ? value.Type.ToString() : value.ElementType.ToOnnxName();
        string right = value.RightType() ?? value.ElementType.ToScalar().ToCSharp() + "[]";
        Add(IssueFixes.ChangeType(member, right), "MPK1005", TypeOf(member), member.Name, ShortType(member), side, value.Name, model, holds, right);
        return false;
    }

    public void WrongShape(ContractMember member, string what, string but, IssueFix? fix) => Add(fix, "MPK1006", TypeOf(member), what, but);

    public void WrongVectorShape(BoundValue value) =>
        Add("MPK1006", VectorArgument, "[FeatureVector] on '" + type.Name + "' takes one row of columns", Describe(value) + ", a row of shape " + value.Row);

    public void WrongWidth(IssuePlace place, string what, BoundValue value, long width, EquatableArray<string> names, IssueFix? fix)
    {
        string listed = names.Count > 0 ? "; the model names them: " + Names.List(names) : "";
        Add(fix, "MPK1007", place, what, side, value.Name, model, width.ToString(System.Globalization.CultureInfo.InvariantCulture), listed);
    }

    public void WrongOrder(ContractMember member, int column, BoundValue value, EquatableArray<string> names, IssueFix? fix) =>
        Add(fix, "MPK1008", member.FeatureIndex is null ? NameOf(member) : FeatureOf(member),
            column.ToString(System.Globalization.CultureInfo.InvariantCulture), value.Name, names[column], model, member.Name, Names.List(names));

    public void CannotBind(ContractMember member, string reason, IssueFix? fix = null) => Add(fix, "MPK1009", TypeOf(member), member.Name, reason);

    /// <summary>Adds what is right to the parser's issue about a type that no tensor binds to: only the tensor tells.</summary>
    public void Suggest(ContractMember member, string? right)
    {
        int index = issues.FindIndex(issue => issue.Id == "MPK1009" && issue.Place == TypeOf(member));
        if (index >= 0)
            issues[index] = issues[index] with { Fix = IssueFixes.ChangeType(member, right) };
    }

    /// <summary>Adds an issue that only the model could have spared.</summary>
    public void Add(ContractIssue issue) => issues.Add(issue);

    public void CannotPack(string reason) => Add("MPK1009", VectorArgument, type.Name, reason);

    public void BoundTwice(IssuePlace place, string first, string second, string what) => Add("MPK1010", place, first, second, what);

    public void OrderUnverified(BoundValue value, string reason) => Add("MPK1013", VectorArgument, type.Name, value.Name, model, reason);

    public void MissingLabels(ContractMember member, BoundValue value, IReadOnlyList<string> labels, bool areStrings) =>
        Add(IssueFixes.AddLabels(member.Type.Enum!, labels, areStrings), "MPK1014", TypeOf(member), ShortName(member.Type.Enum!.FullName), side, value.Name, model, Names.List(labels));

    public IssuePlace VectorArgument => new(IssuePart.FeatureVectorArgument, type.FullName);

    public IssuePlace NameOf(ContractMember member) => new(IssuePart.MemberName, type.FullName, member.Name);

    public IssuePlace FeatureOf(ContractMember member) => new(IssuePart.FeatureArgument, type.FullName, member.Name);

    /// <summary>Where the member says which tensor it binds.</summary>
    public IssuePlace TensorOf(ContractMember member) =>
        member.Tensor is null ? NameOf(member) : new IssuePlace(IssuePart.TensorArgument, type.FullName, member.Name);

    private IssuePlace TypeOf(ContractMember member) => new(IssuePart.MemberType, type.FullName, member.Name);

    private void Add(string id, IssuePlace place, params string[] arguments) => Add(null, id, place, arguments);

    private void Add(IssueFix? fix, string id, IssuePlace place, params string[] arguments) =>
        issues.Add(new ContractIssue(id, place, new EquatableArray<string>(arguments)) { Fix = fix });
}
