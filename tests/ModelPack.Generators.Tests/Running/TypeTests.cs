using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>The forms in which authors may write their types and projects.</summary>
public sealed class TypeTests
{
    private const string Model = "iris-forest-tensor.onnx";

    [Theory]
    [InlineData("public sealed class Input", "{ get; init; } = 5")]
    [InlineData("public sealed record Input", "{ get; init; } = 5")]
    [InlineData("public record struct Input() ", "{ get; init; } = 5")]
    [InlineData("public struct Input()", "{ get; set; } = 5")]
    [InlineData("public sealed class Input", "{ get; set; } = 5")]
    [InlineData("public class Base<T> { public float A { get; init; } = 5; } public sealed class Input : Base<int>", null)]
    public void Members_that_json_leaves_out_keep_their_initializer(string declaration, string? accessors)
    {
        string a = accessors is null ? "" : $"public float A {accessors};";
        using LoadedContract contract = LoadedContract.Open(Iris($$"""
            [FeatureVector("X")]
            {{declaration}} { {{a}} public float B { get; set; } = 3; public required float C { get; init; } public float D = 1.5f; }
            """), Model);

        Assert.Equal(contract.Predict("""{"a":5,"b":3,"c":4,"d":1.5}""").ToString(), contract.Predict("""{"c":4}""").ToString());
        Assert.NotEqual(contract.Predict("""{"c":4}""").ToString(), contract.Predict("""{"a":7,"b":3,"c":1,"d":0.2}""").ToString());
    }

    [Fact]
    public void Parameters_and_required_members_may_be_mixed()
    {
        using LoadedContract contract = LoadedContract.Open(Iris("""
            [FeatureVector("X")]
            public record Input(float A, float B = 3f) { public required float C { get; init; } public float D { get; set; } = 0.2f; }
            """), Model);

        Assert.Equal(contract.Predict("""{"a":5,"b":3,"c":1.5,"d":0.2}""").ToString(), contract.Predict("""{"a":5,"c":1.5}""").ToString());
        Assert.Equal(["$.a MPK3001", "$.c MPK3001"], contract.Failures("{}"));
    }

    [Fact]
    public void Text_with_a_rule_for_missing_values_may_be_left_out_where_annotations_are_off()
    {
        string source = Contracts.Penguins.Replace("string? Sex", "string Sex");
        var project = new UserProject(source, TestModel.File("penguins-columns.onnx")) { Nullable = NullableContextOptions.Disable };
        Assembly assembly = Generator.Run(project).Load();
        object penguin = assembly.GetType("Acme.Models.Penguin")!.GetConstructors().First(c => c.GetParameters().Length == 6).Invoke(["Dream", null, null, null, null, null]);

        var errors = (IReadOnlyList<InputError>)assembly.GetType("Acme.Models.PenguinsPredictor")!.GetMethod("Validate")!.Invoke(null, [penguin])!;
        Assert.Empty(errors);
    }

    [Fact]
    public void A_model_without_inputs_takes_a_row_without_members() =>
        Generator.Run(SmallContract.Of(SmallContract.Model("output \"y\" float32[]"), input: "")).AssertCompiles();

    [Fact]
    public void Two_contracts_of_one_model_keep_their_own_descriptor()
    {
        string second = Contracts.Iris.Replace("IrisPredictor", "FlowerPredictor").Replace("Name = \"iris\"", "Name = \"flowers\"");
        second = second[second.IndexOf("[ModelContract", StringComparison.Ordinal)..second.IndexOf("/// <summary>One flower", StringComparison.Ordinal)];
        var project = new UserProject(Contracts.Iris, TestModel.File("iris-logreg-zipmap.onnx")) { OtherSources = [("Flower.cs", "using ModelPack; namespace Acme.Models; /// <summary>Names species.</summary>\n" + second)] };
        Assembly assembly = Generator.Run(project).Load();

        string Name(string predictor) => ((ModelDescriptor)assembly.GetType("Acme.Models." + predictor)!.GetProperty("Descriptor")!.GetValue(null)!).Name;
        Assert.Equal(["iris", "flowers"], [Name("IrisPredictor"), Name("FlowerPredictor")]);
    }

    [Fact]
    public void Obsolete_members_are_still_part_of_the_contract()
    {
        using LoadedContract contract = LoadedContract.Open(Iris("[FeatureVector(\"X\")] public sealed record Input { [Obsolete] public float A { get; set; } [Obsolete(\"Use C.\")] public float B { get; init; } public required float C { get; init; } public required float D { get; init; } }"), Model);

        Assert.NotEqual(contract.Predict("""{"a":5,"b":3,"c":1.5,"d":0.2}""").ToString(), contract.Predict("""{"a":7,"b":3,"c":6,"d":2}""").ToString());
    }

    [Fact]
    public void Columns_may_be_given_by_index()
    {
        using LoadedContract forwards = LoadedContract.Open(Iris("[FeatureVector(\"X\")] public sealed record Input(float A, float B, float C, float D);"), Model);
        using LoadedContract backwards = LoadedContract.Open(Iris("[FeatureVector(\"X\")] public sealed record Input([Feature(3)] float A, [Feature(2)] float B, [Feature(1)] float C, [Feature(0)] float D);"), Model);

        Assert.Equal(forwards.Predict("""{"a":5,"b":3,"c":1.5,"d":0.2}""").ToString(), backwards.Predict("""{"d":5,"c":3,"b":1.5,"a":0.2}""").ToString());
    }

    [Fact]
    public void Outputs_unpack_columns()
    {
        using LoadedContract contract = LoadedContract.Open(TestContract.Of(Model, """
            [FeatureVector("X")]
            public sealed record Input(float A, float B, float C, float D);

            [FeatureVector("probabilities")]
            public sealed record Output(float First, double Second, float Third);
            """), Model);

        JsonElement output = contract.Predict("""{"a":5,"b":3,"c":1.5,"d":0.2}""");

        Assert.Equal(1, output.EnumerateObject().Sum(column => column.Value.GetDouble()), 0.001);
    }

    [Theory]
    [InlineData(NullableContextOptions.Disable, true)]
    [InlineData(NullableContextOptions.Disable, false)]
    [InlineData(NullableContextOptions.Enable, false)]
    public void Generated_code_compiles_under_any_settings_of_the_project(NullableContextOptions nullable, bool hasImplicitUsings)
    {
        string contract = nullable == NullableContextOptions.Disable ? Contracts.Penguins.Replace("string?", "string") : Contracts.Penguins;

        Generator.Run(new UserProject(contract, TestModel.File("penguins-columns.onnx")) { Nullable = nullable, HasImplicitUsings = hasImplicitUsings }).AssertCompiles();
    }

    [Fact]
    public void A_predictor_may_be_nested_internal_and_named_like_a_keyword() => Generator.Run(new UserProject("""
        using ModelPack;

        public static partial class @class
        {
            internal partial record struct Outer
            {
                [ModelContract("iris-forest-tensor.onnx")]
                internal sealed partial record @event : IPredictor<@in, @out>;
            }
        }

        [FeatureVector("X")]
        internal sealed record @in(float @float, float @params, float @value, float Validator);
        internal sealed record @out(long Label);
        """, TestModel.File(Model))).AssertCompiles();

    [Fact]
    public void Predictors_of_one_short_name_and_of_names_that_differ_in_case_live_together()
    {
        static string Named(string space, string name) => $$"""
            namespace {{space}}
            {
                [ModelPack.ModelContract("iris-forest-tensor.onnx")] public partial class {{name}} : ModelPack.IPredictor<Input, Output>;
                [ModelPack.FeatureVector("X")] public sealed record Input(float A, float B, float C, float D);
                public sealed record Output(long Label);
            }
            """;
        GeneratorRun run = Generator.Run(new UserProject(
            Named("A.B", "Iris") + Named("A_B", "Iris") + Named("a.b", "iris".ToUpperInvariant()) + Named("A.b", "IRIS"), TestModel.File(Model)));

        run.AssertCompiles();
        Assert.Equal(4, run.Files.Select(file => file.HintName.ToUpperInvariant()).Distinct().Count());
    }

    [Fact]
    public void Services_are_added_by_the_generated_extension()
    {
        Assembly assembly = Generator.Run(new UserProject(Contracts.Iris, TestModel.File("iris-logreg-zipmap.onnx"))).Load();
        var services = new ServiceCollection();

        assembly.GetType("Microsoft.Extensions.DependencyInjection.Acme_Models_IrisPredictorServices")!.GetMethod("AddIrisPredictor")!.Invoke(null, [services, null]);

        Assert.Contains(services, service => service.ServiceType.FullName == "Acme.Models.IrisPredictor");
    }

    private static string Iris(string input) => TestContract.Of(Model, input + " public sealed record Output(long Label, float[] Probabilities);");
}
