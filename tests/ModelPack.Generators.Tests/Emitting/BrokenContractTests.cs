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
    public void A_class_that_is_not_partial_gets_no_code()
    {
        GeneratorRun run = Generator.Run(new UserProject(Contracts.Iris.Replace("partial ", ""), TestModel.File("iris-logreg-zipmap.onnx")));

        Assert.Empty(run.Files);
        Assert.All(run.Problems, problem => Assert.Equal("CS0535", problem.Id));
    }

    [Fact]
    public void A_type_that_the_compiler_refuses_gets_no_further_errors()
    {
        GeneratorRun run = Generator.Run(new UserProject(Contracts.Iris.Replace("IPredictor<IrisInput,", "IPredictor<Unknown,"), TestModel.File("iris-logreg-zipmap.onnx")));

        Assert.Contains(run.Problems, problem => problem.Id == "CS0246");
        Assert.DoesNotContain(run.Problems, problem => problem.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }
}
