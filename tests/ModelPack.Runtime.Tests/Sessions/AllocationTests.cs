using ModelPack.Runtime.Tests.Contracts;

namespace ModelPack.Runtime.Tests.Sessions;

/// <summary>A call allocates what it returns, and nothing else.</summary>
public sealed class AllocationTests
{
    private const int Calls = 200;

    [Fact]
    public void Predicting_a_value_allocates_nothing()
    {
        using var diabetes = Models.Load<float[], float, DiabetesContract>();
        var row = new float[10];
        Assert.Equal(0, AllocatedBy(() => diabetes.Predict(row)));
    }

    [Fact]
    public void Predicting_an_object_allocates_that_object()
    {
        using var iris = Models.Iris();
        var flower = new Flower(5.1f, 3.5f, 1.4f, 0.2f);
        long result = AllocatedBy(() => new FlowerClass(1, new float[3]));
        Assert.Equal(result, AllocatedBy(() => iris.Predict(flower)));
    }

    [Fact]
    public void Trying_to_predict_a_good_row_allocates_no_list_of_errors()
    {
        using var diabetes = Models.Load<float[], float, DiabetesContract>();
        var row = new float[10];
        Assert.Equal(0, AllocatedBy(() => diabetes.TryPredict(row, out _, out _)));
    }

    [Fact]
    public void A_batch_of_values_into_the_callers_span_allocates_nothing()
    {
        using var diabetes = Models.Load<float[], float, DiabetesContract>();
        float[][] rows = [.. Enumerable.Range(0, 100).Select(_ => new float[10])];
        var outputs = new float[rows.Length];
        Assert.Equal(0, AllocatedBy(() => diabetes.PredictBatch(rows, outputs)));
    }

    [Fact]
    public void Batches_of_changing_sizes_allocate_nothing_once_their_bindings_are_made()
    {
        using var diabetes = Models.Load<float[], float, DiabetesContract>();
        float[][] rows = [.. Enumerable.Range(0, 100).Select(_ => new float[10])];
        var outputs = new float[rows.Length];
        Assert.Equal(0, AllocatedBy(() =>
        {
            for (int size = 1; size <= 64; size *= 2)
                diabetes.PredictBatch(rows.AsSpan(0, size), outputs);
        }));
    }

    [Fact]
    public void The_next_row_of_a_sequence_allocates_nothing()
    {
        using var speech = Models.Load<float[], float, SpeechStreamContract>();
        using ISequence<float[], float> stream = speech.OpenSequence();
        var chunk = new float[160];
        Assert.Equal(0, AllocatedBy(() => stream.Predict(chunk)));
        Assert.Equal(0, AllocatedBy(() => stream.TryPredict(chunk, out _, out _)));
    }

    [Fact]
    public void The_next_rows_of_many_sequences_allocate_nothing()
    {
        using var speech = Models.Load<float[], float, SpeechStreamContract>();
        ISequence<float[], float>[] streams = [.. Enumerable.Range(0, 20).Select(_ => speech.OpenSequence())];
        float[][] chunks = [.. streams.Select(_ => new float[160])];
        var heard = new float[streams.Length];
        Assert.Equal(0, AllocatedBy(() => speech.PredictBatch(streams, chunks, heard)));
    }

    [Fact]
    public void A_label_becomes_an_enum_member_without_a_string()
    {
        using var words = Models.Load<string[], bool, PositiveContract>();
        string[] text = ["great", "fun", "story"];
        Assert.True(words.Predict(text));
        Assert.Equal(0, AllocatedBy(() => words.Predict(text)));
    }

    // Tiered compilation replaces the code in the background, which allocates on other threads only; the least of several rounds is the call's own.
    private static long AllocatedBy(Action call)
    {
        for (int i = 0; i < Calls; i++)
            call();
        long least = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
                call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least % Calls);
        return least / Calls;
    }
}
