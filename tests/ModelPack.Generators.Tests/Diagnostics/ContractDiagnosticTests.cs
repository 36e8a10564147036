using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>MPK1001 and MPK1002: the contract class, and the model that it names.</summary>
public sealed class ContractDiagnosticTests
{
    private static readonly TestModel s_model = SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]""");

    private const string Types = """
        public sealed record In { public required float X { get; init; } }
        public sealed record Out { public required float Y { get; init; } }
        """;

    private static ContractReport Report(string contract, params TestModel[] models) =>
        ContractReport.Of(new UserProject("using ModelPack;\nnamespace Acme.Models;\n" + Types + "\n" + contract, models));

    [Theory]
    [InlineData("public abstract partial class Predictor : IPredictor<In, Out>;", "it is abstract, so that it cannot be loaded")]
    [InlineData("public partial class Predictor<T> : IPredictor<In, Out>;", "it is generic; a contract has one input and one output type")]
    [InlineData("public partial class Predictor;", "it names no input and output type; write 'partial class Predictor : IPredictor<TInput, TOutput>'")]
    [InlineData("file partial class Predictor : IPredictor<In, Out>;", "it is local to its file; remove 'file'")]
    [InlineData("public partial class Predictor : IPredictor<In, Out>, IPredictor<Out, In>;", "it names IPredictor<,> more than once; a contract has one input and one output type")]
    public void A_class_that_cannot_be_completed_is_reported_at_its_name(string declaration, string reason)
    {
        ContractReport report = Report("[ModelContract(\"m.onnx\")] " + declaration, s_model);

        var only = Assert.Single(report.Ours);
        Assert.Equal("MPK1001", only.Id);
        Assert.Equal("Predictor", ContractReport.Span(only));
        Assert.Equal("Contract class 'Predictor' cannot be completed: " + reason, only.GetMessage());
    }

    [Fact]
    public void A_class_that_is_not_partial_is_reported_and_the_compiler_misses_its_members()
    {
        ContractReport report = Report("[ModelContract(\"m.onnx\")] public class Predictor : IPredictor<In, Out>;", s_model);

        var only = Assert.Single(report.Ours);
        Assert.Equal("Contract class 'Predictor' cannot be completed: it is not partial; write 'partial class Predictor'", only.GetMessage());
        Assert.All(report.Compiler, problem => Assert.Equal("CS0535", problem.Id));
    }

    [Fact]
    public void A_class_in_a_type_that_is_not_partial_is_reported()
    {
        ContractReport report = Report("public static class Models { [ModelContract(\"m.onnx\")] public partial class Predictor : IPredictor<In, Out>; }", s_model);

        Assert.Equal("Contract class 'Predictor' cannot be completed: it is nested in 'Models', which is not partial", Assert.Single(report.Ours).GetMessage());
    }

    [Theory]
    [InlineData("models/m.onnx")]
    [InlineData("./models/m.onnx")]
    [InlineData("models\\\\m.onnx")]
    [InlineData("m.onnx")]
    public void A_model_is_found_by_its_path_or_file_name(string path)
    {
        ContractReport report = Report($"[ModelContract(\"{path}\")] public partial class Predictor : IPredictor<In, Out>;", s_model);

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }

    [Fact]
    public void An_unknown_model_is_reported_at_the_path_with_the_closest_first()
    {
        ContractReport report = Report(
            "[ModelContract(\"models/iriss.onnx\")] public partial class Predictor : IPredictor<In, Out>;", s_model, s_model with { Path = "models/iris.onnx" });

        var only = report.Only("MPK1002");
        Assert.Equal("\"models/iriss.onnx\"", ContractReport.Span(only));
        Assert.Equal("No OnnxModel item of the project matches 'models/iriss.onnx': the project has 'models/iris.onnx', 'models/m.onnx'", only.GetMessage());
    }

    [Fact]
    public void A_file_name_that_two_models_have_is_not_enough()
    {
        ContractReport report = Report(
            "[ModelContract(\"m.onnx\")] public partial class Predictor : IPredictor<In, Out>;", s_model, s_model with { Path = "old/m.onnx" });

        Assert.EndsWith("more than one is named so; write the path: 'models/m.onnx', 'old/m.onnx'", report.Only("MPK1002").GetMessage());
    }

    [Fact]
    public void A_project_without_models_is_told_how_to_add_one()
    {
        ContractReport report = Report("[ModelContract(\"models/m.onnx\")] public partial class Predictor : IPredictor<In, Out>;");

        Assert.EndsWith("the project has none; add <OnnxModel Include=\"models/m.onnx\" /> to it", report.Only("MPK1002").GetMessage());
    }

    [Fact]
    public void A_signature_that_cannot_be_read_is_the_builds_to_report()
    {
        ContractReport report = Report("[ModelContract(\"m.onnx\")] public partial class Predictor : IPredictor<In, Out>;", s_model with { Signature = "garbage" });

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }
}
