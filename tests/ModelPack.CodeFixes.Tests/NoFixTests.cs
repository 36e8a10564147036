using ModelPack.CodeFixes.Tests.Testing;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.CodeFixes.Tests;

/// <summary>Diagnostics that only the author can answer, and places that are not the project's to change.</summary>
public sealed class NoFixTests
{
    private static readonly TestModel s_model = SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]""");

    private const string X = "public required float X { get; init; }";

    // Which of the two was meant is a guess.
    [Fact]
    public void MPK1010_two_members_on_one_tensor() => Repair.CheckNone(
        SmallContract.Of(s_model, X + " [Tensor(\"x\")] public required float Again { get; init; }"), "MPK1010", "\"x\"");

    // The attribute may be wrong, or the type.
    [Fact]
    public void MPK1011_an_attribute_that_does_not_fit() => Repair.CheckNone(
        SmallContract.Of(s_model, "[StringLength(5)] " + X), "MPK1011", "StringLength(5)");

    // The names belong into the model.
    [Fact]
    public void MPK1013_an_order_that_nobody_can_check() => Repair.CheckNone(
        SmallContract.Of(SmallContract.Model("""input "x" float32["n", 1]""", """output "y" float32["n"]"""), X, inputAttributes: "[FeatureVector(\"x\")]"), "MPK1013", "\"x\"");

    // Another tensor, or no feature vector at all.
    [Fact]
    public void MPK1006_a_vector_on_a_tensor_of_another_rank() => Repair.CheckNone(
        SmallContract.Of(SmallContract.Model("""input "x" float32["n", 2, 2]""", """output "y" float32["n"]"""), X, inputAttributes: "[FeatureVector(\"x\")]"), "MPK1006", "\"x\"");

    // All tensors have members.
    [Fact]
    public void MPK1003_a_member_too_many() => Repair.CheckNone(SmallContract.Of(s_model, X + " public required float More { get; init; }"), "MPK1003", "More");

    [Theory]
    [InlineData("public abstract class In { public float X { get; set; } }")]
    [InlineData("public interface In { float X { get; } }")]
    public void MPK1009_a_type_that_cannot_be_made(string type) => Repair.CheckNone(
        new UserProject("using ModelPack;\nnamespace Acme.Models;\n[ModelContract(\"m.onnx\")] public partial class Predictor : IPredictor<In, Out>;\n" + type + "\npublic record Out(float Y);", s_model),
        "MPK1009", "In");

    [Theory]
    [InlineData("public class In { public double X { get; set; } }", "MPK1005")]
    [InlineData("public class In { public float? X { get; set; } }", "MPK1012")]
    [InlineData("public class In { public decimal X { get; set; } }", "MPK1009")]
    [InlineData("public class In { [System.ComponentModel.DataAnnotations.Required] public float W { get; set; } }", "MPK1003")]
    [InlineData("public class In { }", "MPK1004")]
    public void A_type_of_another_project_is_not_changed_from_here(string type, string id)
    {
        OpenProject opened = OpenProject.Of(
            new UserProject("using ModelPack;\nnamespace Acme.Models;\n[ModelContract(\"m.onnx\")] public partial class Predictor : IPredictor<In, Out>;\npublic record Out(float Y);", s_model),
            ("Acme.Types", "namespace Acme.Models; " + type));

        Assert.Equal("In", ContractReport.Span(opened.Only(id)));
        Assert.Empty(opened.Offered(opened.Only(id)));
    }

    [Theory]
    [InlineData("public float Height => X; " + X)]
    [InlineData("public static float Height; " + X)]
    public void A_name_that_something_else_has_is_not_taken(string members)
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """input "height" float32["n"]""", """output "y" float32["n"]""");

        Repair.CheckNone(SmallContract.Of(model, members), "MPK1004", "In");
    }

    [Fact]
    public void A_field_that_is_declared_with_others_keeps_its_type() => Repair.CheckNone(
        new UserProject("""
            using ModelPack;
            namespace Acme.Models;
            [ModelContract("m.onnx")] public partial class Predictor : IPredictor<In, Out>;
            public struct In { public double X, Z; }
            public record Out(float Y);
            """, SmallContract.Model("""input "x" float32["n"]""", """input "z" float64["n"]""", """output "y" float32["n"]""")),
        "MPK1005", "double");
}
