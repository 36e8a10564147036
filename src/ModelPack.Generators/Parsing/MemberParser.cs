using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelPack.Fixes;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads the members of one input or output type, with what is wrong in them before any model is looked at.</summary>
internal sealed class MemberParser(
    string typeName,
    TypeRole role,
    ConstructorChoice constructor,
    AttributeData? missingAsOfType,
    IAssemblySymbol assembly,
    List<ContractIssue> flaws,
    CancellationToken cancellationToken)
{
    /// <summary>Why attributes that bind mean nothing on a type that callers see and the model does not.</summary>
    public const string NotTheModels = "an encoder or decoder stands between it and the model; bind the tensors' type instead";

    // Almost always one type; its name is not made anew for each member.
    private readonly Dictionary<INamedTypeSymbol, string> _declaringTypes = new(SymbolEqualityComparer.Default);

    public ContractMember Parse(MemberSymbol member, IParameterSymbol? parameter)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MemberAttributes attributes = MemberAttributes.Of(member.Symbol, parameter);
        MemberType type = MemberTypeParser.Parse(member.Type);
        if (attributes.MissingAs is not null && member.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None })
            type = MemberTypeParser.AsNullable(type);
        string? problem = null;
        if (type.Form == MemberForm.Unsupported)
            type = NestedTypeParser.Parse(member.Type, role, assembly, flaws, out problem, cancellationToken) ?? type;
        if (role == TypeRole.Columns && type.Form is not (MemberForm.Scalar or MemberForm.Unsupported))
            type = type with { Form = MemberForm.Unsupported };
        if (type.Form == MemberForm.Unsupported && type.FullName.Length > 0)
            AddFlaw("MPK1009", IssuePart.MemberType, member, member.Symbol.Name, problem ?? UnsupportedTypes.Describe(member.Type, role));
        if (role == TypeRole.Columns && attributes.Tensor is not null)
            AddFlaw("MPK1009", IssuePart.TensorArgument, member, member.Symbol.Name, "it is a column of its type's [FeatureVector]; a member with a tensor of its own stands in the type around it");
        if (role == TypeRole.Free && PartThatBinds(attributes) is { } part)
            AddFlaw("MPK1009", part, member, member.Symbol.Name, NotTheModels);

        List<ValidationRule> rules = ParseRules(member, type, attributes);
        ContractIssue? missing = null;
        string? missingAs = role != TypeRole.Free && type.IsNullable && type.Form != MemberForm.Unsupported ? MissingAs(member, type, attributes, out missing) : null;
        string name = member.Symbol.Name;
        return new ContractMember(
            name,
            TypeNames.Escape(name),
            role == TypeRole.Tensors ? name : attributes.JsonName is { } given ? JsonNames.WellFormed(given) : JsonNames.CamelCase(name),
            type,
            SettingOf(member, parameter),
            IsRequired(member, parameter, rules),
            role == TypeRole.Columns ? null : attributes.Tensor?.Argument<string>(0),
            attributes.Tensor?.Named<bool>("Rounded") ?? false,
            attributes.Feature?.Argument<int?>(0),
            attributes.Feature?.Named<string>("Name"),
            missingAs,
            attributes.Unit,
            attributes.IsSensitive,
            attributes.AllowsNonFinite,
            new EquatableArray<ValidationRule>(rules),
            DeclaringTypeOf(member.Symbol),
            attributes.Description ?? Documentation.SummaryOf(member.Symbol, cancellationToken))
        {
            Pad = Pad(member, type, attributes.Pad),
            MissingIssue = missing,
            HasInitializer = Initializers.Has(member.Symbol, cancellationToken),
        };
    }

    private static IssuePart? PartThatBinds(MemberAttributes attributes) => attributes switch
    {
        { Tensor: not null } => IssuePart.TensorArgument,
        { Feature: not null } => IssuePart.FeatureArgument,
        { Pad: not null } => IssuePart.PadArgument,
        { MissingAs: not null } => IssuePart.MemberName,
        _ => null,
    };

    private string DeclaringTypeOf(ISymbol member)
    {
        if (!_declaringTypes.TryGetValue(member.ContainingType, out string? name))
            _declaringTypes.Add(member.ContainingType, name = TypeNames.Full(member.ContainingType));
        return name;
    }

    private List<ValidationRule> ParseRules(MemberSymbol member, MemberType type, MemberAttributes attributes)
    {
        var rules = new List<ValidationRule>();
        if (type.Form == MemberForm.Unsupported)
            return rules;
        for (int i = 0; i < attributes.Rules.Count; i++)
        {
            AttributeData attribute = attributes.Rules[i];
            RuleResult result = RuleParser.Parse(attribute, type, attributes.AllowsNonFinite, assembly);
            if (result.Rule is { } rule)
                rules.Add(rule);
            else if (result.Problem is { } problem)
                AddFlaw("MPK1011", IssuePart.RuleAttribute, member, i, RuleParser.ShortName(attribute), member.Symbol.Name, TypeNames.Short(member.Type), problem);
        }

        return rules;
    }

    private string? MissingAs(MemberSymbol member, MemberType type, MemberAttributes attributes, out ContractIssue? issue)
    {
        issue = null;
        string? expression = MissingValue.Expression(attributes.MissingAs, type)
            ?? (attributes.MissingAs is null ? MissingValue.Expression(missingAsOfType, type) : null);
        if (expression is null)
        {
            issue = new ContractIssue("MPK1012", new IssuePlace(IssuePart.MemberType, typeName, member.Symbol.Name), new EquatableArray<string>(
                [member.Symbol.Name, TypeNames.Short(member.Type), MissingValue.Advice(attributes.MissingAs, type)]))
            {
                Fix = new IssueFix(FixKind.HandleMissing, "", new EquatableArray<string>([MissingValue.Example(type) ?? ""])),
            };
        }

        return expression;
    }

    private MemberSetting SettingOf(MemberSymbol member, IParameterSymbol? parameter) => member switch
    {
        { IsRequired: true } when !constructor.SetsRequiredMembers => MemberSetting.Required,
        _ when parameter is not null => MemberSetting.Constructor,
        { IsInitOnly: true } => MemberSetting.InitOnly,
        _ => MemberSetting.Settable,
    };

    private string? Pad(MemberSymbol member, MemberType type, AttributeData? attribute)
    {
        if (attribute is null || type.Form == MemberForm.Unsupported)
            return null;
        string? expression = type.Form is MemberForm.Array or MemberForm.Memory ? MissingValue.Element(attribute, type) : null;
        if (expression is null)
            AddFlaw("MPK1009", IssuePart.PadArgument, member, member.Symbol.Name, PadText.Problem(type));
        return expression;
    }

    private static bool IsRequired(MemberSymbol member, IParameterSymbol? parameter, List<ValidationRule> rules) =>
        member.IsRequired
        || parameter is { HasExplicitDefaultValue: false }
        || rules.Any(rule => rule.Kind is RuleKind.Required or RuleKind.RequiredAllowEmpty);

    private void AddFlaw(string id, IssuePart part, MemberSymbol member, params string[] arguments) => AddFlaw(id, part, member, 0, arguments);

    private void AddFlaw(string id, IssuePart part, MemberSymbol member, int index, params string[] arguments) =>
        flaws.Add(new ContractIssue(id, new IssuePlace(part, typeName, member.Symbol.Name, index), new EquatableArray<string>(arguments)));
}
