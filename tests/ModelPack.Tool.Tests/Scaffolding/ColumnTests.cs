using ModelPack.Signatures;
using static ModelPack.Tool.Tests.Support.DecidedScaffold;
using static ModelPack.Tool.Tests.Support.Signatures;

namespace ModelPack.Tool.Tests.Scaffolding;

/// <summary>What a scaffold makes of feature names, known values and class labels.</summary>
public sealed class ColumnTests
{
    private static readonly ValueInfo s_score = Tensor("score", TensorElementType.Float32, "batch", "1");

    [Fact]
    public async Task Named_columns_become_members_with_their_units()
    {
        ModelSignature signature = Of([Tensor("features", TensorElementType.Float32, "batch", "3")], [s_score]) with { FeatureNames = Names("", "sepal length (cm)", "width [mm]", "class") };

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("[FeatureVector(\"features\")]\npublic sealed record SampleInput\n", input, StringComparison.Ordinal);
        Assert.Contains("    [Unit(\"cm\")] public required float SepalLength { get; init; }\n", input, StringComparison.Ordinal);
        Assert.Contains("    [Unit(\"mm\")] public required float Width { get; init; }\n", input, StringComparison.Ordinal);
        Assert.Contains("    public required float Class { get; init; }\n", input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_whose_names_are_no_identifiers_say_which_they_are()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float64, "?", "3")], [s_score]) with { FeatureNames = Names("x", "a (cm)", "a (mm)", "%") };

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("[Feature(0, Name = \"a (cm)\"), Unit(\"cm\")] public required double A { get; init; }", input, StringComparison.Ordinal);
        Assert.Contains("[Feature(1, Name = \"a (mm)\"), Unit(\"mm\")] public required double A2 { get; init; }", input, StringComparison.Ordinal);
        Assert.Contains("[Feature(2, Name = \"%\")] public required double Feature { get; init; }", input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_inputs_are_members_beside_the_columns()
    {
        ModelSignature signature = Of(
            [Tensor("x", TensorElementType.Float32, "n", "2"), Tensor("age", TensorElementType.Float32, "n", "1"), Tensor("history", TensorElementType.Float32, "n", "days"), Tensor("a", TensorElementType.String, "n")],
            [s_score]) with { FeatureNames = Names("x", "a", "b") };

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("[FeatureVector(\"x\")]", input, StringComparison.Ordinal);
        Assert.Contains("    public required float A { get; init; }", input, StringComparison.Ordinal);
        Assert.Contains("    [Tensor(\"age\")] public required float Age { get; init; }", input, StringComparison.Ordinal);
        Assert.Contains("    public required float[] History { get; init; }", input, StringComparison.Ordinal);
        Assert.Contains("    [Tensor(\"a\")] public required string A2 { get; init; }", input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_several_tensors_have_named_columns_each_says_what_they_are()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "n", "2"), Tensor("y", TensorElementType.Float32, "n", "2")], [s_score]) with
        {
            FeatureNames = new([.. Names("x", "a", "b"), .. Names("y", "c", "d")]),
        };

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("2 values. Its columns are <c>c</c>, <c>d</c>.</summary>\n    public required float[] Y { get; init; }", input, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(300, 300)]
    public void Columns_without_a_name_each_and_long_vectors_stay_an_array(int names, int width)
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "n", $"{width}")], [s_score]) with { FeatureNames = Names("x", [.. Enumerable.Range(0, names).Select(static n => $"f{n}")]) };

        Assert.Contains("public required float[] X { get; init; }", File(signature, "SampleInput.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_the_model_fails_on_is_refused_before()
    {
        ModelSignature signature = Of([Tensor("sex", TensorElementType.String, "n", "1"), Tensor("class", TensorElementType.Int64, "n", "1")], [s_score]) with
        {
            Categories = new([new Categories("sex", true, true, new(["male", "fe\"male"])), new Categories("class", false, true, new(["-1", "2"]))]),
        };

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("[AllowedValues(\"male\", \"fe\\\"male\")] public required string Sex", input, StringComparison.Ordinal);
        Assert.Contains("[AllowedValues(-1, 2)] public required long Class", input, StringComparison.Ordinal);
        Assert.Equal("{\"input\":{\"sex\":\"male\",\"class\":-1}}\n", File(signature, "models/sample.examples.jsonl"));
    }

    [Fact]
    public async Task Labels_become_an_enum_that_all_outputs_of_them_share()
    {
        ValueInfo map = new("probabilities", new SequenceValueType(new MapValueType(TensorElementType.String, TensorType(TensorElementType.Float32))));
        EquatableArray<string> labels = new(["cat", "a cat", "10+", "Cat"]);
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "n", "3")], [map, Tensor("kind", TensorElementType.String, "n")]) with
        {
            ClassLabels = new([new ClassLabels("probabilities", true, labels), new ClassLabels("kind", true, labels)]),
        };

        string output = await Build(signature, "SamplePrediction.cs");

        Assert.Contains("public required IReadOnlyDictionary<SampleKind, float> Probabilities", output, StringComparison.Ordinal);
        Assert.Contains("public required SampleKind Kind", output, StringComparison.Ordinal);
        string type = File(signature, "SampleKind.cs");
        Assert.Contains("[EnumMember(Value = \"cat\")] Cat,", type, StringComparison.Ordinal);
        Assert.Contains("[EnumMember(Value = \"a cat\")] ACat,", type, StringComparison.Ordinal);
        Assert.Contains("[EnumMember(Value = \"Cat\")] Cat2,", type, StringComparison.Ordinal);
    }
}
