using ModelPack.Runtime.Tests.Contracts;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Sessions;

/// <summary>Batches: what order, chunks and groups must not change, and what becomes of bad rows.</summary>
public sealed class BatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Chunks_of_any_size_give_the_same_predictions_in_the_same_order(int maxBatchRows)
    {
        Flower[] flowers = Models.ManyFlowers(300);
        using var whole = Models.Iris();
        using var split = Models.Iris(options => options.MaxBatchRows = maxBatchRows);
        Assert.Equal(whole.PredictBatch(flowers).Select(Show), split.PredictBatch(flowers).Select(Show));
        Assert.Equal(flowers.Select(flower => Show(whole.Predict(flower))), split.PredictBatch(flowers).Select(Show));
    }

    [Fact]
    public void Rows_of_mixed_lengths_come_back_in_order_and_as_if_run_alone()
    {
        var random = new Random(7);
        using var tokens = Models.Load<Tokens, Embedding, TokensContract>();
        for (int round = 0; round < 20; round++)
        {
            Tokens[] rows = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => RandomTokens(random))];
            Embedding[] batch = tokens.PredictBatch(rows);
            for (int i = 0; i < rows.Length; i++)
                Assert.Equal(tokens.Predict(rows[i]).Logits, batch[i].Logits, (a, b) => Math.Abs(a - b) < 1e-5);
        }
    }

    [Fact]
    public void An_invalid_row_fails_the_batch_before_anything_runs_and_is_named()
    {
        using var iris = Models.Iris();
        var outputs = new FlowerClass[3];
        Flower[] flowers = [new(5, 3, 1, 0), new(float.NaN, 3, 1, 0), new(-1, 3, 1, 0)];
        var invalid = Assert.Throws<InvalidInputException>(() => iris.PredictBatch(flowers, outputs));
        Assert.Equal(["$[1].sepalLength", "$[2].sepalLength"], invalid.Errors.Select(error => error.Path));
        Assert.All(outputs, Assert.Null);
    }

    [Fact]
    public void Trying_a_batch_predicts_the_good_rows_at_their_places()
    {
        using var iris = Models.Iris();
        Flower[] flowers = [new(5.1f, 3.5f, 1.4f, 0.2f), new(float.NaN, 3, 1, 0), new(6.9f, 3.2f, 5.7f, 2.3f)];
        var outputs = new FlowerClass[3];
        var statuses = new RowStatus[3];
        var errors = new List<InputError>();
        Assert.Equal(2, iris.TryPredictBatch(flowers, outputs, statuses, errors));
        Assert.Equal([RowStatus.Predicted, RowStatus.Invalid, RowStatus.Predicted], statuses);
        Assert.Equal([0L, null, 2L], outputs.Select(output => output?.Label));
        Assert.Equal("$[1].sepalLength", Assert.Single(errors).Path);
    }

    [Fact]
    public void A_null_row_is_an_error_of_that_row()
    {
        using var diabetes = Models.Load<float[], float, DiabetesContract>();
        var invalid = Assert.Throws<InvalidInputException>(() => diabetes.PredictBatch([new float[10], null!]));
        Assert.Equal(("$[1]", "MPK3001"), (invalid.Errors[0].Path, invalid.Errors[0].Code));
        Assert.Throws<ArgumentNullException>(() => diabetes.Predict(null!));
    }

    [Fact]
    public void Rows_that_onnx_runtime_refuses_are_found_among_the_good_ones()
    {
        using var tokens = Models.Load<Tokens, Embedding, TokensContract>();
        Tokens[] rows = [.. Enumerable.Range(0, 33).Select(i => new Tokens([i is 5 or 20 ? 5_000_000 : i, 2, 3], [1, 1, 1]))];
        var outputs = new Embedding[rows.Length];
        var statuses = new RowStatus[rows.Length];
        var errors = new List<InputError>();
        Assert.Equal(31, tokens.TryPredictBatch(rows, outputs, statuses, errors));
        Assert.Equal([5, 20], Enumerable.Range(0, 33).Where(i => statuses[i] == RowStatus.Invalid));
        Assert.Equal([("$[5]", "MPK3020"), ("$[20]", "MPK3020")], errors.Select(error => (error.Path, error.Code)));
        Assert.Equal(tokens.Predict(rows[32]).Logits, outputs[32].Logits, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(2, Assert.Throws<InvalidInputException>(() => tokens.PredictBatch(rows)).Errors.Count);
    }

    [Fact]
    public void A_refused_row_tells_neither_values_nor_paths()
    {
        using var tokens = Models.Load<Tokens, Embedding, TokensContract>();
        var row = new Tokens([5_000_000], [1]);
        Assert.False(tokens.TryPredict(row, out _, out IReadOnlyList<InputError> errors));
        InputError error = Assert.Single(errors);
        Assert.Equal(("$", "MPK3020"), (error.Path, error.Code));
        Assert.Contains("Gather", error.Message);
        Assert.DoesNotContain("5000000", error.Message);
        Assert.DoesNotContain("/", error.Message);
        Assert.IsType<Microsoft.ML.OnnxRuntime.OnnxRuntimeException>(Assert.Throws<InvalidInputException>(() => tokens.Predict(row)).InnerException);
    }

    [Fact]
    public void Room_for_fewer_outputs_than_rows_is_refused()
    {
        using var iris = Models.Iris();
        Assert.Throws<ArgumentException>(() => iris.PredictBatch(Models.ManyFlowers(3), new FlowerClass[2]));
    }

    [Fact]
    public void An_output_of_another_shape_than_the_contracts_is_the_models_fault()
    {
        string path = new OnnxModelBuilder()
            .Input("count", OnnxType.Tensor(OnnxElement.Int64, 1))
            .Output("y", OnnxType.Float32(3))
            .Node("ConstantOfShape", ["count"], ["y"])
            .Save(Path.Combine(Path.GetTempPath(), $"modelpack-sized-{Guid.NewGuid():N}.onnx"));
        try
        {
            // Warming up gives no element at all: zeros say nothing about data.
            using var sized = Models.LoadFile<long, float[], SizedContract>(path);
            Assert.Equal([0f, 0f, 0f], sized.Predict(3));
            var wrong = Assert.Throws<ModelOutputException>(() => sized.Predict(2));
            Assert.Contains("float32[3]", wrong.Message);
            Assert.Contains("float32[2]", wrong.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Loading_finds_an_output_that_the_model_declares_with_another_shape()
    {
        var wrong = Assert.Throws<ModelMismatchException>(() => Models.Load<float[], float[], WideOutputContract>());
        Assert.Contains("float32[batch, 3]", wrong.Message);
    }

    [Fact]
    public void An_output_whose_shape_only_the_run_tells_is_split_into_rows()
    {
        using var any = Models.Load<float[], float[], AnyOutputContract>();
        Assert.Equal([3f, 3f], any.Predict([1, 1, 1]));
        float[][] batch = any.PredictBatch([[1, 1, 1], [0, 0, 0], [2, 2, 2]]);
        Assert.Equal([3f, 3f, 0f, 0f, 6f, 6f], batch.SelectMany(y => y));
    }

    private static string Show(FlowerClass prediction) => $"{prediction.Label}: {string.Join(", ", prediction.Probabilities)}";

    private static Tokens RandomTokens(Random random)
    {
        long[] ids = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.NextInt64(0, 400))];
        return new Tokens(ids, [.. ids.Select(_ => 1L)]);
    }
}
