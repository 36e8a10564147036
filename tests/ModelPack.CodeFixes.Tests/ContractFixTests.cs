using ModelPack.CodeFixes.Tests.Testing;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.CodeFixes.Tests;

/// <summary>MPK1001 and MPK1002: the contract class, and the model that it names.</summary>
public sealed class ContractFixTests
{
    private static readonly TestModel s_model = SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]""");

    private static UserProject Project(string contract, params TestModel[] models) =>
        new("using ModelPack;\nnamespace Acme.Models;\npublic sealed record In(float X);\npublic sealed record Out(float Y);\n" + contract + "\n", models);

    [Theory]
    [InlineData("[ModelContract(\"m.onnx\")] public sealed class Predictor : IPredictor<In, Out>;", "sealed class", "sealed partial class")]
    [InlineData("/// <summary>Predicts.</summary>\n[ModelContract(\"m.onnx\")]\nclass Predictor : IPredictor<In, Out>;", "class Predictor", "partial class Predictor")]
    [InlineData("public static class Models { [ModelContract(\"m.onnx\")] public partial class Predictor : IPredictor<In, Out>; }", "static class", "static partial class")]
    [InlineData("// All.\npublic class Models { [ModelContract(\"m.onnx\")] public partial class Predictor : IPredictor<In, Out>; }", "public class Models", "public partial class Models")]
    public void A_class_and_the_types_around_it_become_partial(string contract, string from, string to) =>
        Repair.Check(Project(contract, s_model), "MPK1001", "Predictor", "Make 'Predictor' partial", from, to);

    [Fact]
    public void Both_are_made_partial_at_once()
    {
        OpenProject opened = OpenProject.Of(Project("public class Models { [ModelContract(\"m.onnx\")] public class Predictor : IPredictor<In, Out>; }", s_model));
        Assert.Equal(["MPK1001", "MPK1001"], opened.Diagnostics.Select(diagnostic => diagnostic.Id));

        OpenProject repaired = opened.Apply(opened.Diagnostics[0], "Make 'Predictor' partial");

        Assert.Contains("public partial class Models { [ModelContract(\"m.onnx\")] public partial class Predictor", repaired["Contract.cs"], StringComparison.Ordinal);
        Repair.AssertWhole(repaired);
    }

    [Fact]
    public void A_part_in_another_file_becomes_partial_too()
    {
        UserProject project = Project("public partial class Models { [ModelContract(\"m.onnx\")] public partial class Predictor : IPredictor<In, Out>; }", s_model)
            with { OtherSources = [("Other.cs", "namespace Acme.Models; public class Models { }")] };
        OpenProject opened = OpenProject.Of(project);

        OpenProject repaired = opened.Apply(opened.Diagnostics.Single(diagnostic => diagnostic.Id == "MPK1001"), "Make 'Predictor' partial");

        Assert.Contains("public partial class Models { }", repaired["Other.cs"], StringComparison.Ordinal);
        Repair.AssertWhole(repaired);
    }

    [Theory]
    [InlineData("[ModelContract(\"m.onnx\")] public abstract partial class Predictor : IPredictor<In, Out>;")]
    [InlineData("[ModelContract(\"m.onnx\")] public partial class Predictor<T> : IPredictor<In, Out>;")]
    [InlineData("[ModelContract(\"m.onnx\")] public partial class Predictor;")]
    [InlineData("[ModelContract(\"m.onnx\")] file partial class Predictor : IPredictor<In, Out>;")]
    public void What_else_keeps_a_class_from_being_completed_is_the_authors_to_decide(string contract)
    {
        OpenProject opened = OpenProject.Of(Project(contract, s_model));

        Assert.Empty(opened.Offered(Assert.Single(opened.Diagnostics, diagnostic => diagnostic.Id == "MPK1001")));
    }

    [Fact]
    public void A_path_is_replaced_by_the_closest_items()
    {
        UserProject project = Project("[ModelContract(\"models/iriss.onnx\")] public partial class Predictor : IPredictor<In, Out>;", s_model, s_model with { Path = "models/iris.onnx" });

        OpenProject opened = OpenProject.Of(project);
        Assert.Equal(["Use 'models/iris.onnx'", "Use 'models/m.onnx'"], opened.Offered(opened.Only("MPK1002")));
        Repair.Check(project, "MPK1002", "\"models/iriss.onnx\"", "Use 'models/iris.onnx'", "models/iriss.onnx", "models/iris.onnx");
    }

    [Fact]
    public void A_file_name_that_two_models_have_is_replaced_by_a_path() => Repair.Check(
        Project("[ModelContract(\"m.onnx\", Name = \"m\")] public partial class Predictor : IPredictor<In, Out>;", s_model, s_model with { Path = "old/m.onnx" }),
        "MPK1002", "\"m.onnx\"", "Use 'models/m.onnx'", "\"m.onnx\"", "\"models/m.onnx\"");

    [Fact]
    public void Without_models_there_is_nothing_to_choose() => Repair.CheckNone(
        Project("[ModelContract(\"m.onnx\")] public partial class Predictor : IPredictor<In, Out>;"), "MPK1002", "\"m.onnx\"");
}
