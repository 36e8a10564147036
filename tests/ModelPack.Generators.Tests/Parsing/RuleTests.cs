using ModelPack.Generators.Model;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Parsing;

/// <summary>What validation attributes are reduced to.</summary>
public sealed class RuleTests
{
    private static ValidationRule Rule(string type, string attribute)
    {
        ContractSource source = BoundContract.Parse(SmallContract.Of(SmallContract.Model(), $"[{attribute}] public required {type} X {{ get; init; }}", more: """
            public enum Kind { A, [EnumMember(Value = "bee")] B }
            public sealed class MultipleOfAttribute(double step) : ValidationAttribute { public string[]? Names { get; set; } public Type? Of { get; set; } public double Step => step; }
            """));
        Assert.Empty(source.Flaws);
        return Assert.Single(source.Input!.Members[0].Rules);
    }

    [Theory]
    [InlineData("float", "Range(0.7, 1)", "0.7f", "1f")]
    [InlineData("float", "Range(1e-40, 1e20)", "1E-40f", "1E+20f")]
    [InlineData("double", "Range(0.1, 10)", "0.1d", "10d")]
    [InlineData("double", "Range(0, double.PositiveInfinity)", "0d", null)]
    [InlineData("Half", "Range(-0.5, 65519)", "(global::System.Half)(-0.5d)", "(global::System.Half)65504d")]
    [InlineData("int", "Range(1, 5)", "1", "5")]
    [InlineData("int", "Range(0.5, 5.5)", "1", "5")]
    [InlineData("int", "Range(0.5, 5.5, MinimumIsExclusive = true, MaximumIsExclusive = true)", "0", "6")]
    [InlineData("uint", "Range(0, 4294967295d)", "0u", "4294967295u")]
    [InlineData("long", "Range(typeof(long), \"-9223372036854775808\", \"9223372036854775807\")", "-9223372036854775808L", "9223372036854775807L")]
    [InlineData("ulong", "Range(typeof(decimal), \"0\", \"18446744073709551615\")", "0UL", "18446744073709551615UL")]
    [InlineData("float", "Range(typeof(decimal), \"0.1\", \"0.2\")", "0.1f", "0.2f")]
    public void Bounds_become_literals_of_the_members_type(string type, string attribute, string? minimum, string? maximum)
    {
        ValidationRule rule = Rule(type, attribute);

        Assert.Equal((RuleKind.Range, minimum, maximum), (rule.Kind, rule.Minimum, rule.Maximum));
    }

    [Fact]
    public void Exclusive_bounds_are_kept()
    {
        ValidationRule rule = Rule("float", "Range(0, 1, MinimumIsExclusive = true, ErrorMessage = \"no\")");

        Assert.Equal((true, false, "no"), (rule.MinimumIsExclusive, rule.MaximumIsExclusive, rule.Message));
    }

    [Theory]
    [InlineData("string", "StringLength(5, MinimumLength = 2)", "StringLength", "2", "5")]
    [InlineData("string", "StringLength(5)", "StringLength", null, "5")]
    [InlineData("string", "Length(1, 3)", "Length", "1", "3")]
    [InlineData("float[]", "Length(1, 3)", "Length", "1", "3")]
    [InlineData("ReadOnlyMemory<float>", "MinLength(2)", "MinLength", "2", null)]
    [InlineData("string[]", "MaxLength(9)", "MaxLength", null, "9")]
    public void Lengths_are_read(string type, string attribute, string kind, string? minimum, string? maximum)
    {
        ValidationRule rule = Rule(type, attribute);

        Assert.Equal((kind, minimum, maximum), (rule.Kind.ToString(), rule.Minimum, rule.Maximum));
    }

    [Theory]
    [InlineData("float", "AllowedValues(0.1, 2)", "0.1f, 2f")]
    [InlineData("long", "DeniedValues(1, 2.0)", "1L, 2L")]
    [InlineData("string", "AllowedValues(\"a\\\"b\", null)", "\"a\\\"b\", null")]
    [InlineData("float", "AllowedValues(1, null)", "1f")]
    [InlineData("bool", "AllowedValues(true)", "true")]
    [InlineData("Kind", "AllowedValues(Kind.B, (Kind)7)", "global::Acme.Models.Kind.B, (global::Acme.Models.Kind)(7)")]
    public void Values_become_expressions_of_the_members_type(string type, string attribute, string values) =>
        Assert.Equal(values, string.Join(", ", Rule(type, attribute).Values));

    [Theory]
    [InlineData("MultipleOf(0.5)", "new global::Acme.Models.MultipleOfAttribute(0.5d)")]
    [InlineData("MultipleOf(1, Names = new[] { \"a\", null! }, Of = typeof(Kind), ErrorMessage = \"\\n\")", "new global::Acme.Models.MultipleOfAttribute(1d) { Names = new string[] { \"a\", default(string)! }, Of = typeof(global::Acme.Models.Kind), ErrorMessage = \"\\n\" }")]
    [InlineData("EmailAddress", "new global::System.ComponentModel.DataAnnotations.EmailAddressAttribute()")]
    [InlineData("EnumDataType(typeof(Kind))", "new global::System.ComponentModel.DataAnnotations.EnumDataTypeAttribute(typeof(global::Acme.Models.Kind))")]
    public void Other_attributes_become_expressions_that_make_them(string attribute, string expression)
    {
        ValidationRule rule = Rule("string", attribute);

        Assert.Equal((RuleKind.Custom, expression), (rule.Kind, rule.Text));
    }

    [Theory]
    [InlineData("Required", "Required")]
    [InlineData("Required(AllowEmptyStrings = true)", "RequiredAllowEmpty")]
    public void Required_may_allow_empty_text(string attribute, string kind) => Assert.Equal(kind, Rule("string", attribute).Kind.ToString());

    [Theory]
    [InlineData("float", "float.NaN", "float.NaN")]
    [InlineData("double", "-1.5", "-1.5d")]
    [InlineData("int", "0", "0")]
    [InlineData("long", "-1", "-1L")]
    [InlineData("bool", "false", "false")]
    [InlineData("string", "\"\"", "\"\"")]
    [InlineData("Kind", "\"bee\"", "global::Acme.Models.Kind.B")]
    [InlineData("Kind", "1", "(global::Acme.Models.Kind)(1)")]
    public void A_missing_value_becomes_an_expression_of_the_members_type(string type, string value, string expression)
    {
        ContractSource source = BoundContract.Parse(SmallContract.Of(SmallContract.Model(), $"[MissingAs({value})] public {type}? X {{ get; init; }}", more: """
            public enum Kind { A, [EnumMember(Value = "bee")] B }
            """));

        Assert.Empty(source.Flaws);
        Assert.Equal(expression, source.Input!.Members[0].MissingAs);
    }

    [Fact]
    public void A_rule_of_the_author_keeps_nulls_in_its_arguments()
    {
        GeneratorRun run = Generator.Run(SmallContract.Of(
            SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]"""),
            "[Near((string)null!, \"a\", null!, Other = null)] public required float X { get; init; }",
            more: """
                public sealed class NearAttribute(string name, params string[] names) : ValidationAttribute
                {
                    public NearAttribute(Type type, params string[] names) : this(type.Name, names) { }
                    public string Text => name + names?.Length;
                    public string[]? Other { get; set; }
                }
                """));

        run.AssertCompiles();
    }
}
