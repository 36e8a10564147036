using ModelPack.Generators.Model;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Parsing;

/// <summary>Which properties and fields are members, and how values get in.</summary>
public sealed class MemberTests
{
    private static ContractSource Parse(string types) => BoundContract.Parse(new UserProject($$"""
        using System.ComponentModel;
        using System.Diagnostics.CodeAnalysis;
        using System.Text.Json.Serialization;
        using ModelPack;
        namespace Acme.Models;
        /// <summary>Names the <c>species</c> of
        /// an <see cref="In"/>.</summary>
        [ModelContract("m.onnx")] public partial class Predictor : IPredictor<In, Out>;
        public record Out(float Y);
        {{types}}
        """));

    private static IEnumerable<string> Settings(string types) =>
        Parse(types).Input!.Members.Select(member => $"{member.Name} {member.Setting}{(member.IsRequired ? " required" : "")}");

    [Fact]
    public void A_record_is_made_by_its_constructor() =>
        Assert.Equal(["A Constructor required", "B Constructor", "C InitOnly"], Settings("public record In(float A, float B = 1) { public float C { get; init; } }"));

    [Fact]
    public void A_class_is_made_by_its_initializer() =>
        Assert.Equal(["A Required required", "B InitOnly", "C Settable", "D Settable"], Settings("""
            public class In { public required float A { get; init; } public float B { get; init; } public float C { get; set; } public float D; }
            """));

    [Fact]
    public void A_struct_uses_its_own_constructor_before_the_implicit_one()
    {
        Assert.Equal(["A Constructor required"], Settings("public readonly struct In { public In(float a) => A = a; public float A { get; } }"));
        Assert.Equal(["A Constructor required"], Settings("public readonly record struct In(float A);"));
        Assert.Equal(["A Settable"], Settings("public struct In { public float A { get; set; } }"));
    }

    [Fact]
    public void A_constructor_that_sets_required_members_is_believed()
    {
        const string Class = "public class In { {0} public In(float a) => A = a; public required float A { get; init; } }";

        Assert.Equal(["A Required required"], Settings(Class.Replace("{0}", "")));
        Assert.Equal(["A Constructor required"], Settings(Class.Replace("{0}", "[SetsRequiredMembers]")));
    }

    [Fact]
    public void JsonConstructor_decides() => Assert.Equal(
        ["A Constructor required", "B Settable"],
        Settings("public class In { public In() { } [JsonConstructor] public In(float a) => A = a; public float A { get; } public float B { get; set; } }"));

    [Fact]
    public void Inherited_members_come_first_and_overrides_keep_their_place() => Assert.Equal(
        ["A Settable", "B Settable", "C Settable"],
        Settings("""
            public class Base { public virtual float A { get; set; } public float B { get; set; } }
            public class In : Base { public float C { get; set; } public override float A { get; set; } }
            """));

    [Fact]
    public void What_cannot_be_set_or_is_ignored_is_no_member() => Assert.Equal(
        ["A Settable", "F Settable"],
        Settings("""
            public class In
            {
                public float A { get; set; }
                public float Twice => A * 2;
                [JsonIgnore] public decimal B { get; set; }
                public float C { get; private set; }
                private float D { get; set; }
                public static float E { get; set; }
                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public float F { get; set; }
                public float this[int index] { get => 0; set { } }
                public const float G = 1;
                public readonly float H;
            }
            """));

    [Fact]
    public void Attributes_are_read_from_member_and_parameter()
    {
        ContractMember member = Assert.Single(Parse("""
            /// <param name="A">How much, &lt; 3.</param>
            public record In([Tensor("t"), Unit("cm"), Sensitive, AllowNonFinite, Feature(2, Name = "f"), property: JsonPropertyName("x")] float A);
            """.Replace("property: JsonPropertyName(\"x\")] float A", "MissingAs(0)] [property: JsonPropertyName(\"x\")] float? A")).Input!.Members);

        Assert.Equal(("t", "cm", true, true, 2, "f", "0f", "x"), (member.Tensor, member.Unit, member.IsSensitive, member.AllowsNonFinite, member.FeatureIndex, member.FeatureName, member.MissingAs, member.JsonName));
        Assert.Equal("How much, < 3.", member.Summary);
    }

    [Fact]
    public void Doc_comments_become_plain_text_and_Description_wins()
    {
        ContractSource source = Parse("""
            /// <summary>
            /// One flower,
            /// of <paramref name="A"/>.
            /// </summary>
            public class In
            {
                /// <summary>From the comment.</summary>
                [Description("From the attribute.")] public float A { get; set; }

                /// <summary>A field.</summary>
                public float B;
            }
            """);

        Assert.Equal("Names the species of an In.", source.Predictor.Summary);
        Assert.Equal("One flower, of A.", source.Input!.Summary);
        Assert.Equal(["From the attribute.", "A field."], source.Input.Members.Select(member => member.Summary));
    }

    [Theory]
    [InlineData("SepalLength", "sepalLength")]
    [InlineData("ID", "id")]
    [InlineData("IPAddress", "ipAddress")]
    [InlineData("A", "a")]
    [InlineData("ID3Tag", "iD3Tag")]
    [InlineData("already", "already")]
    public void JSON_names_are_camelCase_as_System_Text_Json_writes_them(string name, string json)
    {
        Assert.Equal(json, ModelPack.Generators.Parsing.JsonNames.CamelCase(name));
        Assert.Equal(json, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name));
    }

    [Fact]
    public void Keywords_are_escaped() => Assert.Equal("@class", Assert.Single(Parse("public class In { public float @class { get; set; } }").Input!.Members).Identifier);

    [Fact]
    public void Moving_lines_leaves_an_equal_contract()
    {
        const string Types = "public class In { [Tensor(\"t\")] public decimal A { get; set; } public E B { get; set; } public enum E { X } }";

        Assert.Equal(Parse(Types), Parse("\n\n// moved\n\n" + Types));
    }
}
