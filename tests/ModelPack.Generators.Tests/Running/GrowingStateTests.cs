using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>A decoder's state: keys and values of all rows so far, whose length the model does not fix.</summary>
public sealed class GrowingStateTests
{
    private const string States = """[State("past.key", "present.key"), State("past.value", "present.value"), Constant("use_cache", true)]""";

    private const string Types = """
        public sealed record Input(float Token);
        public sealed record Output(float Keys, float Values);

        public static class Driver
        {
            // Sequences that begin at different times, so that their pasts differ in length; all that run go in one call.
            public static string Decode(Predictor predictor, int count, int steps)
            {
                ISequence<Input, Output>[] sequences = [.. Enumerable.Range(0, count).Select(_ => predictor.OpenSequence())];
                var outputs = new Output[count];
                var lines = new List<string>();
                for (int time = 1; time <= steps; time++)
                {
                    int running = Math.Min(count, time);
                    predictor.PredictBatch(sequences.AsSpan(0, running), [.. Enumerable.Range(0, running).Select(i => new Input(10 * i + time))], outputs);
                    lines.Add(string.Join(" ", outputs.Take(running).Select(output => $"{output.Keys}/{output.Values}")));
                }

                return string.Join("\n", lines);
            }
        }
        """;

    [Fact]
    public void Keys_and_values_grow_row_by_row_and_agree_in_their_length()
    {
        using var file = new TemporaryModel(Build("past_length"));
        using LoadedContract decoder = file.Open(Types, States);

        // Sequence i starts at time i + 1 with the tokens 10 i + time.
        string expected = string.Join("\n", Enumerable.Range(1, 6).Select(time => string.Join(" ", Enumerable.Range(0, Math.Min(3, time)).Select(i =>
        {
            int[] tokens = [.. Enumerable.Range(i + 1, time - i).Select(t => (10 * i) + t)];
            return $"{tokens.Sum()}/{2 * tokens.Sum()}";
        }))));
        Assert.Equal(expected, decoder.Drive<string>("Decode", 3, 6));
        Assert.Equal("""{"keys":5,"values":10}""", decoder.Predict("""{"token": 5}""").GetRawText());
        Assert.Equal(["5 10", "7 14"], decoder.PredictBatch(["""{"token": 5}""", """{"token": 7}"""]).Select(row => $"{row.GetProperty("keys")} {row.GetProperty("values")}"));
    }

    [Fact]
    public void Dimensions_without_names_grow_as_well()
    {
        using var file = new TemporaryModel(Build(null));
        using LoadedContract decoder = file.Open(Types, States);

        Assert.Equal("1/2\n3/6\n6/12", decoder.Drive<string>("Decode", 1, 3));
    }

    [Fact]
    public void The_record_says_what_is_fixed_and_what_is_carried()
    {
        using var file = new TemporaryModel(Build("past_length"));
        using LoadedContract decoder = file.Open(Types, States);

        Assert.Equal("""[{"input":"use_cache","values":[true]}]""", decoder.Record.GetProperty("constants").GetRawText());
        Assert.Equal("""[{"input":"past.key","output":"present.key"},{"input":"past.value","output":"present.value"}]""", decoder.Record.GetProperty("states").GetRawText());
        Assert.Equal(["token", "keys", "values"], decoder.Record.GetProperty("bindings").EnumerateArray().Select(binding => binding.GetProperty("tensor").GetString()));
    }

    [Fact]
    public void States_that_come_out_with_different_lengths_are_refused()
    {
        OnnxModelBuilder model = Inputs("past_length")
            .Output("keys", OnnxType.Float32("batch", 1)).Output("values", OnnxType.Float32("batch", 1))
            .Output("present.key", OnnxType.Float32("batch", 2, "length", 1)).Output("present.value", OnnxType.Float32("batch", 2, "length", 1))
            .Node("Identity", ["token"], ["keys"]).Node("Identity", ["token"], ["values"])
            .Node("Concat", ["past.key", "row"], ["present.key"], OnnxAttribute.Integer("axis", 2))
            .Node("Identity", ["past.value"], ["present.value"]);
        using var file = new TemporaryModel(model);
        using LoadedContract decoder = file.Open(Types, States);

        var thrown = Assert.ThrowsAny<Exception>(() => decoder.Drive<string>("Decode", 1, 1));
        Assert.Contains("'present.value' gave a state of length 0 in dimension 'past_length', where another one has length 1", (thrown.InnerException ?? thrown).Message);
    }

    private static OnnxModelBuilder Build(string? length) => Inputs(length)
        .Output("keys", OnnxType.Float32("batch", 1)).Output("values", OnnxType.Float32("batch", 1))
        .Output("present.key", OnnxType.Float32("batch", 2, "length", 1)).Output("present.value", OnnxType.Float32("batch", 2, "length", 1))
        .Node("Concat", ["past.key", "row"], ["present.key"], OnnxAttribute.Integer("axis", 2))
        .Node("Add", ["row", "row"], ["value_row"])
        .Node("Concat", ["past.value", "value_row"], ["present.value"], OnnxAttribute.Integer("axis", 2))
        .Node("ReduceMax", ["present.key"], ["key_heads"], OnnxAttribute.Integers("axes", 1), OnnxAttribute.Integer("keepdims", 0))
        .Node("ReduceSum", ["key_heads", "axis"], ["keys"], OnnxAttribute.Integer("keepdims", 0))
        .Node("ReduceMax", ["present.value"], ["value_heads"], OnnxAttribute.Integers("axes", 1), OnnxAttribute.Integer("keepdims", 0))
        .Node("ReduceSum", ["value_heads", "axis"], ["values"], OnnxAttribute.Integer("keepdims", 0));

    // A row of both heads: [batch, 2, 1, 1].
    private static OnnxModelBuilder Inputs(string? length) => new OnnxModelBuilder()
        .Input("token", OnnxType.Float32("batch", 1))
        .Input("past.key", OnnxType.Float32("batch", 2, length, 1)).Input("past.value", OnnxType.Float32("batch", 2, length, 1))
        .Input("use_cache", OnnxType.Tensor(OnnxElement.Bool, 1))
        .Initializer(OnnxTensor.Int64("axis", [1], 1)).Initializer(OnnxTensor.Int64("axes", [2], 2, 3))
        .Node("Concat", ["token", "token"], ["heads"], OnnxAttribute.Integer("axis", 1))
        .Node("Unsqueeze", ["heads", "axes"], ["row"]);
}
