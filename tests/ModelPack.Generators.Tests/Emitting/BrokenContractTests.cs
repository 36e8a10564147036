using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Emitting;

/// <summary>A contract with errors compiles but for the analyzer's errors: its members throw.</summary>
public sealed class BrokenContractTests
{
    [Theory]
    [InlineData("[FeatureVector(\"features\")]", "[FeatureVector(\"feature\")]")]
    [InlineData("models/iris-logreg-zipmap.onnx", "models/other.onnx")]
    [InlineData("Virginica }", "Other }")]
    [InlineData("required float PetalWidth", "required decimal PetalWidth")]
    [InlineData("Range(0.1, 10)] public required float PetalWidth", "Range(10, 0.1)] public required float PetalWidth")]
    public void Its_members_throw(string from, string to)
    {
        GeneratorRun run = Generator.Run(new UserProject(Contracts.Iris.Replace(from, to), TestModel.File("iris-logreg-zipmap.onnx")));

        Exception? thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => run.Load().GetType("Acme.Models.IrisPredictor")!.GetMethod("Load")!.Invoke(null, [null])).InnerException;

        Assert.IsType<InvalidOperationException>(thrown);
        Assert.DoesNotContain("ContractRecord", run.Text);
    }

    [Fact]
    public void Calls_of_its_sequences_compile()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """input "s" float32["n", 3]""", """output "y" float32["n"]""", """output "s2" float32["n", 4]""");
        UserProject project = SmallContract.Of(model, "public required float X { get; init; }", more: """
            public static class Caller
            {
                public static ISequence<In, Out> Open(Predictor predictor) => predictor.OpenSequence();
                public static void Run(Predictor predictor, ISequence<In, Out>[] sequences, In[] rows, Out[] outputs) => predictor.PredictBatch(sequences, rows, outputs);
            }
            """);
        GeneratorRun run = Generator.Run(project with { Source = project.Source.Replace("[ModelContract(", "[State(\"s\", \"s2\"), ModelContract(", StringComparison.Ordinal) });

        run.AssertCompiles();
        Assert.Contains("throw new", run.Text);
    }

    [Fact]
    public void A_class_that_is_not_partial_gets_no_code()
    {
        GeneratorRun run = Generator.Run(new UserProject(Contracts.Iris.Replace("partial ", ""), TestModel.File("iris-logreg-zipmap.onnx")));

        Assert.Empty(run.Files);
        Assert.All(run.Problems, problem => Assert.Equal("CS0535", problem.Id));
    }

    /// <summary>The compiler asks no analyzer where it misses members, so that the reason comes from the generator.</summary>
    [Theory]
    [InlineData("sealed partial class", "sealed class", "it is not partial; write 'partial class IrisPredictor'")]
    [InlineData("sealed partial class", "abstract partial class", "it is abstract, so that it cannot be loaded")]
    [InlineData("sealed partial class IrisPredictor", "sealed partial class IrisPredictor<T>", "it is generic; a contract has one input and one output type")]
    [InlineData("IPredictor<IrisInput, IrisPrediction>;", "IPredictor<IrisInput, IrisPrediction>, IPredictor<IrisPrediction, IrisInput>;", "it names IPredictor<,> more than once; a contract has one input and one output type")]
    [InlineData("public sealed record IrisInput", "internal sealed record IrisInput", "'IrisInput' is less accessible than it; make both public, or both internal")]
    public void A_class_that_misses_members_is_told_why_in_a_build(string from, string to, string reason)
    {
        GeneratorRun run = Generator.Run(new UserProject(Contracts.Iris.Replace(from, to), TestModel.File("iris-logreg-zipmap.onnx")));

        var only = Assert.Single(run.Reported);
        Assert.Equal("Contract class 'IrisPredictor' cannot be completed: " + reason, only.GetMessage());
        Assert.Equal("IrisPredictor", ContractReport.Span(only));
        if (to.Contains("partial", StringComparison.Ordinal) || !from.Contains("partial", StringComparison.Ordinal))
            run.AssertCompiles();
        else
            Assert.All(run.Problems, problem => Assert.Equal("CS0535", problem.Id));
    }

    [Fact]
    public void What_the_generator_reports_can_be_suppressed()
    {
        GeneratorRun run = Generator.Run(new UserProject("#pragma warning disable MPK1001\n" + Contracts.Iris.Replace("partial ", ""), TestModel.File("iris-logreg-zipmap.onnx")));

        Assert.All(run.Reported, problem => Assert.True(problem.IsSuppressed));
    }

    [Fact]
    public void Types_that_only_the_assembly_sees_make_a_predictor_that_only_it_sees()
    {
        GeneratorRun run = Generator.Run(new UserProject(Contracts.Iris.Replace("public sealed", "internal sealed").Replace("public enum", "internal enum"), TestModel.File("iris-logreg-zipmap.onnx")));

        Assert.Empty(run.Reported);
        run.AssertCompiles();
    }

    [Fact]
    public void A_type_that_the_compiler_refuses_gets_no_further_errors()
    {
        GeneratorRun run = Generator.Run(new UserProject(Contracts.Iris.Replace("IPredictor<IrisInput,", "IPredictor<Unknown,"), TestModel.File("iris-logreg-zipmap.onnx")));

        Assert.Contains(run.Problems, problem => problem.Id == "CS0246");
        Assert.DoesNotContain(run.Problems, problem => problem.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }
}
