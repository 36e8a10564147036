using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Tests.Contracts;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Serving;

/// <summary>A sequence stays with the model that it began with: its state is that model's.</summary>
public sealed class SwapSequenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelpack-swap-").FullName;
    private readonly Predictor<float[], float[], StateContract<Sums>> _sums;

    public SwapSequenceTests() => _sums = Models.LoadFile<float[], float[], StateContract<Sums>>(Sums.Build().Save(Path.Combine(_folder, "sums.onnx")));

    private SlottedHost Host => (SlottedHost)_sums.Host<StateContract<Sums>>();

    public void Dispose()
    {
        _sums.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_goes_on_with_its_model_after_a_swap_and_keeps_it_until_it_is_disposed()
    {
        Task unloaded = _sums.Models.Stable.Slots.Unloaded;
        ISequence<float[], float[]> before = _sums.OpenSequence();
        Assert.Equal([2, 4, 6], before.Predict([1, 2, 3], TestContext.Current.CancellationToken));
        await SwapAsync();
        using ISequence<float[], float[]> after = _sums.OpenSequence();

        Assert.Equal([4, 8, 12], before.Predict([1, 2, 3], TestContext.Current.CancellationToken));
        Assert.Equal([-2, -4, -6], after.Predict([1, 2, 3], TestContext.Current.CancellationToken));
        Assert.False(unloaded.IsCompleted);
        before.Dispose();
        await unloaded.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([-4, -8, -12], after.Predict([1, 2, 3], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sequences_of_several_models_are_predicted_in_one_call()
    {
        ISequence<float[], float[]> first = _sums.OpenSequence();
        await SwapAsync();
        ISequence<float[], float[]>[] sequences = [_sums.OpenSequence(), first, _sums.OpenSequence()];
        float[][] rows = [[1, 1, 1], [2, 2, 2], [3, 3, 3]];
        var outputs = new float[3][];

        for (int i = 1; i <= 3; i++)
        {
            _sums.PredictBatch(sequences, rows, outputs);
            Assert.Equal([-2f * i, 4f * i, -6f * i], outputs.Select(static output => output[0]));
        }
    }

    [Fact]
    public async Task A_bad_row_among_sequences_of_several_models_stops_all_or_is_marked()
    {
        ISequence<float[], float[]> first = _sums.OpenSequence();
        await SwapAsync();
        ISequence<float[], float[]>[] sequences = [_sums.OpenSequence(), first, _sums.OpenSequence()];
        float[][] rows = [[1, 1, 1], [2, 2, 2], [-3, 3, 3]];
        var outputs = new float[3][];
        var statuses = new RowStatus[3];
        var errors = new List<InputError>();

        Assert.StartsWith("$[2]", Assert.Throws<InvalidInputException>(() => _sums.PredictBatch(sequences, rows, outputs)).Errors[0].Path, StringComparison.Ordinal);
        Assert.Equal(2, _sums.TryPredictBatch(sequences, rows, outputs, statuses, errors));

        // The first call moved no sequence on.
        Assert.Equal([-2f, 4f], outputs[..2].Select(static output => output[0]));
        Assert.Equal([RowStatus.Predicted, RowStatus.Predicted, RowStatus.Invalid], statuses);
        Assert.StartsWith("$[2]", Assert.Single(errors).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_the_predictor_closes_the_models_that_sequences_hold()
    {
        Task unloaded = _sums.Models.Stable.Slots.Unloaded;
        ISequence<float[], float[]> before = _sums.OpenSequence();
        await SwapAsync();
        _sums.Dispose();
        await unloaded.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Throws<ObjectDisposedException>(() => before.Predict([1, 2, 3], TestContext.Current.CancellationToken));
        Assert.Throws<ObjectDisposedException>(_sums.OpenSequence);
    }

    [Fact]
    public async Task A_sequence_that_is_forgotten_does_not_keep_its_model()
    {
        Task unloaded = _sums.Models.Stable.Slots.Unloaded;
        Forget();
        await SwapAsync();
        while (!unloaded.IsCompleted)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    // In a method of its own, so that no variable of the test keeps it.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private void Forget() => _sums.OpenSequence().Predict([1, 2, 3]);

    // The other version subtracts.
    private async Task SwapAsync()
    {
        string path = new OnnxModelBuilder()
            .Input("x", OnnxType.Float32("batch", 3)).Input("sum", OnnxType.Float32(2, "batch", 3))
            .Output("y", OnnxType.Float32("batch", 3)).Output("sum_out", OnnxType.Float32(2, "batch", 3))
            .Initializer(OnnxTensor.Int64("axes", [1], 0))
            .Node("Sub", ["sum", "x"], ["sum_out"])
            .Node("ReduceSum", ["sum_out", "axes"], ["y"], OnnxAttribute.Integer("keepdims", 0))
            .Save(Path.Combine(_folder, "differences.onnx"));
        await Host.SwapAsync(new ModelReplacement(path) { ExpectedDigest = Models.DigestOf(path) }, TestContext.Current.CancellationToken);
    }
}
