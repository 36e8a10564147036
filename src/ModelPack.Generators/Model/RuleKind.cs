namespace ModelPack.Generators.Model;

/// <summary>The validation attributes of the contract language.</summary>
internal enum RuleKind
{
    Required,
    RequiredAllowEmpty,
    Range,
    StringLength,
    Length,
    MinLength,
    MaxLength,
    RegularExpression,
    AllowedValues,
    DeniedValues,
    Custom,
}
