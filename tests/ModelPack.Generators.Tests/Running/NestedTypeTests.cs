using System.Text.Json;
using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Members whose type has a feature vector of its own.</summary>
public sealed class NestedTypeTests
{
    private static OnnxModelBuilder Model => new OnnxModelBuilder()
        .Input("sizes", OnnxType.Float32("n", 2)).Input("weights", OnnxType.Float32("n", 2)).Input("offset", OnnxType.Float32("n"))
        .Output("products", OnnxType.Float32("n", 2)).Output("y", OnnxType.Float32("n"))
        .Node("Mul", ["sizes", "weights"], ["products"]).Node("Neg", ["offset"], ["y"]);

    private const string Types = """
        public sealed record Input
        {
            public required Sizes Sizes { get; init; }
            public required Weights Weights { get; init; }
            public float Offset { get; init; } = 3;
        }

        [FeatureVector("sizes"), MissingAs(0)]
        public sealed record Sizes([Range(0, 10)] float Length, [property: System.Text.Json.Serialization.JsonPropertyName("w")] float? Width = null);

        [FeatureVector("weights")]
        public struct Weights
        {
            public Weights() { }
            [Feature(1)] public required int Second { get; set; }
            [Feature(0)] public bool First { get; set; } = true;
        }

        [FeatureVector("products")]
        public sealed record Products(float First, double Second);

        public sealed record Output(Products Products, float Y);
        """;

    private static LoadedContract Open(string types, OnnxModelBuilder? model = null) => LoadedContract.Open(TestContract.Of("m.onnx", types), model ?? Model);

    [Fact]
    public void Columns_are_packed_and_unpacked_and_json_nests()
    {
        using LoadedContract contract = Open(Types);

        Assert.Equal("""{"products":{"first":2,"second":12},"y":-1}""", contract.PredictText("""{"sizes":{"length":2,"w":3},"weights":{"second":4,"first":true},"offset":1}"""));
        Assert.Equal("""{"products":{"first":2,"second":0},"y":-3}""", contract.PredictText("""{"weights":{"second":4},"sizes":{"length":2}}"""));
        Assert.Equal(
            [0, 5],
            contract.PredictBatch(["""{"sizes":{"length":5},"weights":{"second":1,"first":false}}""", """{"sizes":{"length":5},"weights":{"second":1}}"""]).Select(row => row.GetProperty("products").GetProperty("first").GetInt32()));
    }

    [Theory]
    [InlineData("""{"sizes":{"length":20},"weights":{"second":1}}""", "$.sizes.length MPK3004")]
    [InlineData("""{"sizes":{"length":"a"},"weights":{"second":1}}""", "$.sizes.length MPK3002")]
    [InlineData("""{"sizes":{"length":1,"x":1},"weights":{"second":1}}""", "$.sizes.x MPK3003")]
    [InlineData("""{"sizes":{"w":1},"weights":{"second":1}}""", "$.sizes.length MPK3001")]
    [InlineData("""{"sizes":{"length":1},"weights":{"second":16777217}}""", "$.weights.second MPK3004")]
    [InlineData("""{"sizes":null,"weights":{"second":1}}""", "$.sizes MPK3001")]
    [InlineData("""{"sizes":[1,2],"weights":{"second":1}}""", "$.sizes MPK3002")]
    [InlineData("""{"weights":{"second":1}}""", "$.sizes MPK3001")]
    [InlineData("""{"sizes":{"length":1},"weights":{"second":1},"offset":null}""", "$.offset MPK3001")]
    public void Failures_are_named_by_their_path(string json, string failure)
    {
        using LoadedContract contract = Open(Types);

        Assert.Equal([failure], contract.Failures(json));
    }

    [Fact]
    public void Rules_of_the_nested_type_itself_are_asked()
    {
        using LoadedContract contract = Open("""
            public sealed record Input(Sizes Sizes, float Offset);

            [FeatureVector("sizes")]
            public sealed record Sizes(float A, float B) : IValidatableObject
            {
                public IEnumerable<ValidationResult> Validate(ValidationContext context) => A > B ? [new("A is above B.", [nameof(A)])] : A == B ? [new("A is B.")] : [];
            }

            public sealed record Output(float[] Y);
            """, new OnnxModelBuilder().Input("sizes", OnnxType.Float32("n", 2)).Input("offset", OnnxType.Float32("n")).Output("y", OnnxType.Float32("n", 2)).Node("Neg", ["sizes"], ["y"]));

        Assert.Empty(contract.Failures("""{"sizes":{"a":1,"b":2},"offset":1}"""));
        Assert.Equal(["$.sizes.a MPK3009"], contract.Failures("""{"sizes":{"a":3,"b":2},"offset":1}"""));
        Assert.Equal(["$.sizes MPK3009"], contract.Failures("""{"sizes":{"a":2,"b":2},"offset":1}"""));
    }

    [Fact]
    public void A_constructor_that_throws_on_what_could_not_be_read_leaves_the_other_rows_alone()
    {
        using LoadedContract contract = Open("""
            public sealed record Input(Sizes Sizes, float Offset);

            [FeatureVector("sizes")]
            public sealed record Sizes
            {
                public Sizes(float a, float b) => (A, B) = (a == 0 ? throw new System.ArgumentException("a") : a, b);
                public float A { get; }
                public float B { get; }
            }

            public sealed record Output(float[] Y);
            """, new OnnxModelBuilder().Input("sizes", OnnxType.Float32("n", 2)).Input("offset", OnnxType.Float32("n")).Output("y", OnnxType.Float32("n", 2)).Node("Neg", ["sizes"], ["y"]));

        Assert.Equal(
            ["$[0].sizes.a MPK3002", "$[1].sizes.b MPK3002"],
            contract.BatchFailures("""[{"sizes":{"a":"x","b":2},"offset":1},{"sizes":{"a":1,"b":"y"},"offset":1}]"""));
    }

    [Fact]
    public void A_nested_type_may_be_left_out_where_the_model_has_a_default()
    {
        using LoadedContract contract = Open("""
            public sealed record Input(float[] X, Weights? Weights = null);
            [FeatureVector("w")] public sealed record Weights(float A, float B);
            public sealed record Output(float[] Y);
            """, new OnnxModelBuilder().Input("x", OnnxType.Float32("n", 2)).Input("w", OnnxType.Float32(2)).Initializer(OnnxTensor.Float32("w", [2], 10, 100)).Output("y", OnnxType.Float32("n", 2)).Node("Mul", ["x", "w"], ["y"]));

        Assert.Equal(
            ["[10,200]", "[3,8]", "[30,400]"],
            contract.PredictBatch(["""{"x":[1,2]}""", """{"x":[1,2],"weights":{"a":3,"b":4}}""", """{"x":[3,4],"weights":null}"""]).Select(row => row.GetProperty("y").GetRawText()));
    }

    [Fact]
    public void The_record_says_what_nests()
    {
        using LoadedContract contract = Open(Types);
        JsonElement record = contract.Record;
        JsonElement sizes = record.GetProperty("input").GetProperty("members")[0];

        Assert.Equal("nested", sizes.GetProperty("kind").GetString());
        Assert.Equal(["length", "w"], sizes.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("json").GetString()));
        Assert.Contains("Sizes.Length", record.GetProperty("bindings").EnumerateArray().Select(binding => binding.GetProperty("member").GetString()));
    }
}
