using ModelPack.CodeFixes.Tests.Testing;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.CodeFixes.Tests;

/// <summary>Contracts in several files, and the same fix for all of a project.</summary>
public sealed class ManyFilesTests
{
    private static readonly TestModel s_model = SmallContract.Model(
        """input "a" float32["n"]""", """input "b" float32["n", 3]""", """input "c" float32["n"]""", """output "y" float32["n"]""");

    private const string Contract = """
        using ModelPack;
        namespace Acme.Models;
        [ModelContract("m.onnx")] public partial class Predictor : IPredictor<In, Out>;
        public record Out(float Y);

        """;

    [Fact]
    public void A_member_is_added_in_the_file_of_its_type()
    {
        OpenProject opened = OpenProject.Of(new UserProject(Contract, s_model)
        {
            OtherSources =
            [
                ("In.cs", "namespace Acme.Models;\n\npublic sealed partial record In\n{\n    public required float A { get; init; }\n\n    public required float[] B { get; init; }\n\n    public float Twice() => A * 2;\n}\n"),
                ("In.More.cs", "namespace Acme.Models;\n\npublic sealed partial record In\n{\n    public float Thrice() => A * 3;\n}\n"),
            ],
        });

        OpenProject repaired = opened.Apply(opened.Only("MPK1004"), "Add 'C' to 'In'");

        Assert.Equal(
            opened["In.cs"].Replace("B { get; init; }\n", "B { get; init; }\n\n    public required float C { get; init; }\n", StringComparison.Ordinal), repaired["In.cs"]);
        Assert.Equal(opened["In.More.cs"], repaired["In.More.cs"]);
        Repair.AssertWhole(repaired);
    }

    [Fact]
    public void A_tensor_is_named_where_the_file_has_no_using()
    {
        OpenProject opened = OpenProject.Of(new UserProject(Contract, s_model)
        {
            OtherSources = [("In.cs", "namespace Acme.Models;\n\npublic sealed record In(float A, float[] B, float Other);\n")],
        });

        OpenProject repaired = opened.Apply(opened.Only("MPK1003"), "Bind to 'c'");

        Assert.Equal("using ModelPack;\n\nnamespace Acme.Models;\n\npublic sealed record In(float A, float[] B, [Tensor(\"c\")] float Other);\n", repaired["In.cs"]);
        Repair.AssertWhole(repaired);
    }

    [Fact]
    public void All_members_that_are_missing_are_added_at_once()
    {
        OpenProject opened = OpenProject.Of(new UserProject(Contract + "public sealed record In;", s_model));
        Assert.Equal(["MPK1004", "MPK1004", "MPK1004"], opened.Diagnostics.Select(diagnostic => diagnostic.Id));

        OpenProject repaired = opened.ApplyToAll("MPK1004", "MPK1004");

        Assert.EndsWith(
            "public sealed record In\n{\n    public required float A { get; init; }\n    public required float[] B { get; init; }\n    public required float C { get; init; }\n}",
            repaired["Contract.cs"], StringComparison.Ordinal);
        Repair.AssertWhole(repaired);
    }

    [Fact]
    public void All_types_that_are_wrong_are_changed_at_once()
    {
        OpenProject opened = OpenProject.Of(new UserProject(Contract + "public record In(double A, double[] B) : Base;", s_model)
        {
            OtherSources = [("Base.cs", "namespace Acme.Models; public record Base { public required int C { get; init; } }")],
        });

        OpenProject repaired = opened.ApplyToAll("MPK1005", "MPK1005");

        Assert.Contains("In(float A, float[] B)", repaired["Contract.cs"], StringComparison.Ordinal);
        Assert.Contains("required float C", repaired["Base.cs"], StringComparison.Ordinal);
        Repair.AssertWhole(repaired);
    }

    [Fact]
    public void All_nulls_get_the_value_that_stands_for_them()
    {
        OpenProject opened = OpenProject.Of(new UserProject(Contract + "public record In(float? A, [property: System.ComponentModel.Description(\"B.\")] float[] B, float? C = null);", s_model));

        OpenProject repaired = opened.ApplyToAll("MPK1012", "MPK1012.MissingAs");

        Assert.Contains("In([MissingAs(float.NaN)] float? A, [property: System.ComponentModel.Description(\"B.\")] float[] B, [MissingAs(float.NaN)] float? C = null)", repaired["Contract.cs"], StringComparison.Ordinal);
        Repair.AssertWhole(repaired);
    }
}
