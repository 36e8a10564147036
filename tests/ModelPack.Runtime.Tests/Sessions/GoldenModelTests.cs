using ModelPack.Runtime.Tests.Contracts;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Sessions;

/// <summary>Each form of model against its reference outputs: alone, in a batch, and the same both ways.</summary>
public sealed class GoldenModelTests
{
    [Fact]
    public void Numbers_give_an_integer_label_and_a_vector()
    {
        using var iris = Models.Iris();
        foreach (GoldenCase golden in GoldenCase.Of("iris-forest-tensor"))
        {
            FlowerClass[] batch = Run(iris, Models.Flowers(golden, "X"), (one, many) => one.Label == many.Label && one.Probabilities.SequenceEqual(many.Probabilities));
            Assert.Equal(golden.Output("label"), batch.Select(p => (double)p.Label));
            AssertNear(golden, "probabilities", batch.SelectMany(p => p.Probabilities));
        }
    }

    [Fact]
    public void A_label_and_a_sequence_of_maps_are_read_as_enum_members_and_by_name()
    {
        using var iris = Models.Load<Flower, SpeciesPrediction, IrisZipMapContract>();
        foreach (GoldenCase golden in GoldenCase.Of("iris-logreg-zipmap"))
        {
            SpeciesPrediction[] batch = Run(iris, Models.Flowers(golden, "features"), (one, many) => one.Species == many.Species);
            Assert.Equal(golden.OutputStrings("label"), batch.Select(p => p.Species.ToString().ToLowerInvariant()));
            AssertMaps(golden, "probabilities", batch.Select(p => p.ByName));
            AssertMaps(golden, "probabilities", batch.Select(p => p.Probabilities.ToDictionary(v => v.Key.ToString().ToLowerInvariant(), v => v.Value)));
        }
    }

    [Fact]
    public void Columns_of_numbers_and_strings_are_packed_each_in_its_tensor()
    {
        using var penguins = Models.Load<Penguin, PenguinPrediction, PenguinsContract>();
        foreach (GoldenCase golden in GoldenCase.Of("penguins-columns"))
        {
            double[] length = golden.Input("bill_length_mm"), depth = golden.Input("bill_depth_mm"), flipper = golden.Input("flipper_length_mm"), mass = golden.Input("body_mass_g");
            string[] island = golden.InputStrings("island"), sex = golden.InputStrings("sex");
            Penguin[] rows = [.. length.Select((l, i) => new Penguin((float)l, (float)depth[i], (float)flipper[i], (float)mass[i], island[i], sex[i]))];
            PenguinPrediction[] batch = Run(penguins, rows, (one, many) => one.Species == many.Species);
            Assert.Equal(golden.OutputStrings("species"), batch.Select(p => p.Species));
            AssertMaps(golden, "probability", batch.Select(p => p.Probability));
        }
    }

    [Fact]
    public void An_array_gives_one_number()
    {
        using var diabetes = Models.Load<float[], float, DiabetesContract>();
        foreach (GoldenCase golden in GoldenCase.Of("diabetes-gbr"))
            AssertNear(golden, "progression", Run(diabetes, Models.Rows(golden.Input("features"), 10), (one, many) => one == many));
    }

    [Fact]
    public void Half_precision_is_carried_as_it_is()
    {
        using var half = Models.Load<Half[], ReadOnlyMemory<Half>, HalfContract>();
        foreach (GoldenCase golden in GoldenCase.Of("half-matmul"))
        {
            Half[][] rows = [.. golden.Input("x").Select(x => (Half)x).Chunk(4)];
            AssertNear(golden, "y", Run(half, rows, (one, many) => one.Span.SequenceEqual(many.Span)).SelectMany(y => y.ToArray()).Select(y => (float)y));
        }
    }

    [Fact]
    public void Rows_of_a_symbolic_length_run_at_their_length()
    {
        using var tokens = Models.Load<Tokens, Embedding, TokensContract>();
        foreach (GoldenCase golden in GoldenCase.Of("text-tokens"))
        {
            int length = golden.InputShape("input_ids")[1];
            long[][] ids = [.. golden.Input("input_ids").Select(x => (long)x).Chunk(length)], mask = [.. golden.Input("attention_mask").Select(x => (long)x).Chunk(length)];
            Embedding[] batch = tokens.PredictBatch([.. ids.Zip(mask, (i, m) => new Tokens(i, m))]);
            AssertNear(golden, "logits", batch.SelectMany(p => p.Logits));
            AssertNear(golden, "sentence_embedding", batch.SelectMany(p => p.Sentence));
        }
    }

    [Fact]
    public void Strings_outside_ascii_reach_the_model()
    {
        using var words = Models.Load<string[], Sentiment, WordsContract>();
        foreach (GoldenCase golden in GoldenCase.Of("text-strings-tfidf"))
        {
            Sentiment[] batch = Run(words, [.. golden.InputStrings("tokens").Chunk(golden.InputShape("tokens")[1])], (one, many) => one.Label == many.Label);
            Assert.Equal(golden.OutputStrings("sentiment"), batch.Select(p => p.Label));
            AssertNear(golden, "scores", batch.SelectMany(p => p.Scores));
        }
    }

    [Fact]
    public void A_model_without_a_batch_runs_its_rows_one_by_one()
    {
        using var scalars = Models.Load<Pair, PairSum, ScalarsContract>();
        Assert.Equal(new PairSum(3.5, false), scalars.Predict(new Pair(1.5, 2)));
        Assert.Equal([new PairSum(3.5, false), new PairSum(3, true)], scalars.PredictBatch([new Pair(1.5, 2), new Pair(2, 1)]));
    }

    [Fact]
    public void Images_of_different_sizes_share_a_batch_call()
    {
        using var pictures = Models.Load<Picture, Brightness, PictureContract>();
        Picture[] rows = [.. GoldenCase.Of("uint8-image-bright").SelectMany(PicturesOf)];
        double[] levels = [.. GoldenCase.Of("uint8-image-bright").SelectMany(golden => golden.Output("mean_level"))];
        Brightness[] batch = pictures.PredictBatch([.. rows, .. rows]);
        Assert.Equal([.. levels, .. levels], batch.Select(p => Math.Round(p.MeanLevel, 3)), (a, b) => Math.Abs(a - b) < 0.01);
        Assert.Equal([false, true, true, false, true, true], batch.Select(p => p.IsBright));
    }

    [Fact]
    public void A_batch_dimension_that_does_not_lead_is_packed_and_read_in_strides()
    {
        using var audio = Models.Load<AudioFrame, Speech, AudioContract>();
        foreach (GoldenCase golden in GoldenCase.Of("audio-gru-stateful"))
        {
            AudioFrame[] rows = [.. Models.Rows(golden.Input("audio"), 160).Zip(Models.Rows(golden.Input("state"), 24), (a, s) => new AudioFrame(a, s))];
            Speech[] batch = Run(audio, rows, (one, many) => golden.IsNear(one.Probability, many.Probability));
            AssertNear(golden, "speech_prob", batch.Select(p => p.Probability));
            AssertNear(golden, "state_out", batch.SelectMany(p => p.State));
        }
    }

    [Fact]
    public void Rows_run_together_only_where_they_agree_in_an_input_without_a_batch()
    {
        using var threshold = Models.Load<Measured, bool, ThresholdContract>();
        float[] values = [0.1f, 0.9f, 2f], thresholds = [0.5f, 1f, 1.5f, 3f];
        Measured[] rows = [.. values.SelectMany(value => thresholds.Select(limit => new Measured(value, limit)))];

        // The model doubles the value first, by an optional input that stays unbound.
        Assert.Equal(rows.Select(row => 2 * row.Value > row.Threshold), threshold.PredictBatch(rows));
    }

    [Fact]
    public void Zero_rows_are_no_call_and_no_error()
    {
        using var iris = Models.Iris();
        Assert.Empty(iris.PredictBatch([]));
        Assert.Equal(0, iris.TryPredictBatch([], [], [], new List<InputError>()));
    }

    private static IEnumerable<Picture> PicturesOf(GoldenCase golden)
    {
        int[] shape = golden.InputShape("image");
        return golden.Input("image").Select(x => (byte)x).Chunk(shape[1] * shape[2] * 3).Select(pixels => new Picture(shape[1], shape[2], pixels));
    }

    private static TOutput[] Run<TInput, TOutput>(IPredictor<TInput, TOutput> predictor, TInput[] rows, Func<TOutput, TOutput, bool> same)
    {
        TOutput[] batch = predictor.PredictBatch(rows);
        Assert.Equal(rows.Length, batch.Length);
        for (int i = 0; i < rows.Length; i++)
            Assert.True(same(predictor.Predict(rows[i]), batch[i]), $"Row {i} alone differs from row {i} in the batch.");
        return batch;
    }

    private static void AssertNear(GoldenCase golden, string output, IEnumerable<float> actual) =>
        Assert.Equal(golden.Output(output), actual.Select(a => (double)a), golden.IsNear);

    private static void AssertMaps(GoldenCase golden, string output, IEnumerable<IReadOnlyDictionary<string, float>> actual)
    {
        foreach ((Dictionary<string, double> expected, IReadOnlyDictionary<string, float> map) in golden.OutputMaps(output).Zip(actual))
        {
            Assert.Equal(expected.Keys.Order(), map.Keys.Order());
            Assert.All(expected, pair => Assert.True(golden.IsNear(pair.Value, map[pair.Key]), pair.Key));
        }
    }
}
