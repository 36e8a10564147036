using System.Text.Json;
using Acme.Models;
using ModelPack.Testing;
using SkiaSharp;

namespace ModelPack.Runtime.Tests.Samples;

/// <summary>The samples with encoders, with the models and assets in their output: golden data as callers would give it, and what their encoders refuse.</summary>
public sealed class EncoderSampleTests
{
    [Fact]
    public void Sentiment_predicts_the_golden_data()
    {
        using var predictor = SentimentPredictor.Load();
        foreach (JsonElement golden in Cases("text-strings-tfidf.json"))
        {
            JsonElement tokens = golden.GetProperty("inputs").GetProperty("tokens");
            int width = tokens.GetProperty("shape")[1].GetInt32();
            Sentence[] sentences = [.. tokens.GetProperty("data").EnumerateArray().Select(token => token.GetString()!).Chunk(width).Select(words => new Sentence { Text = string.Join(' ', words) })];

            Opinion[] opinions = predictor.PredictBatch(sentences);

            JsonElement outputs = golden.GetProperty("outputs");
            Assert.Equal(outputs.GetProperty("sentiment").GetProperty("data").EnumerateArray().Select(label => label.GetString()), opinions.Select(opinion => opinion.Sentiment.ToString().ToLowerInvariant()));
            float[] highest = [.. outputs.GetProperty("scores").GetProperty("data").EnumerateArray().Select(score => score.GetSingle()).Chunk(2).Select(row => row.Max())];
            for (int row = 0; row < opinions.Length; row++)
                Assert.Equal(highest[row], opinions[row].Confidence, 1e-4);
        }
    }

    [Fact]
    public void Stop_words_and_punctuation_change_nothing()
    {
        using var predictor = SentimentPredictor.Load();

        Opinion plain = predictor.Predict(new Sentence { Text = "great fun story" });

        Assert.Equal(plain.Confidence, predictor.Predict(new Sentence { Text = "It was a GREAT, and fun -- story!" }).Confidence, 1e-6);
    }

    [Fact]
    public void A_sentence_of_stop_words_is_refused_with_its_row()
    {
        using var predictor = SentimentPredictor.Load();
        Sentence[] sentences = [new() { Text = "great" }, new() { Text = "it is" }, new() { Text = "" }, new() { Text = "..." }, new() { Text = "bad" }];
        var outputs = new Opinion[5];
        var statuses = new RowStatus[5];
        var errors = new List<InputError>();

        Assert.Equal(2, predictor.TryPredictBatch(sentences, outputs, statuses, errors));

        Assert.Equal([RowStatus.Predicted, RowStatus.Invalid, RowStatus.Invalid, RowStatus.Invalid, RowStatus.Predicted], statuses);
        Assert.Equal(["$[1].text MPK3009", "$[2].text MPK3001", "$[3].text MPK3009"], errors.Select(error => $"{error.Path} {error.Code}"));
        Assert.Equal(3, Assert.Throws<InvalidInputException>(() => predictor.PredictBatch(sentences)).Errors.Count);
        Assert.False(predictor.TryPredict(sentences[1], out _, out IReadOnlyList<InputError> single));
        Assert.Equal("$.text", Assert.Single(single).Path);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, 8)]
    [InlineData(SKEncodedImageFormat.Png, 64)]
    [InlineData(SKEncodedImageFormat.Jpeg, 64)]
    public void Digits_reads_the_golden_pictures(SKEncodedImageFormat format, int side)
    {
        using var predictor = DigitsPredictor.Load();
        foreach (JsonElement golden in Cases("digits-cnn.json"))
        {
            float[][] pictures = [.. golden.GetProperty("inputs").GetProperty("image").GetProperty("data").EnumerateArray().Select(value => value.GetSingle()).Chunk(64)];
            float[][] expected = [.. golden.GetProperty("outputs").GetProperty("probabilities").GetProperty("data").EnumerateArray().Select(value => value.GetSingle()).Chunk(10)];
            DigitPicture[] chalk = [.. pictures.Select(picture => new DigitPicture { Image = Pictures.Draw(picture, side, format), LightOnDark = true })];
            DigitPicture[] ink = [.. pictures.Select(picture => new DigitPicture { Image = Pictures.Draw([.. picture.Select(value => 1 - value)], side, format) })];

            foreach (Digit[] digits in (Digit[][])[predictor.PredictBatch(chalk), predictor.PredictBatch(ink)])
            {
                for (int row = 0; row < expected.Length; row++)
                {
                    Assert.Equal(Array.IndexOf(expected[row], expected[row].Max()), digits[row].Value);
                    Assert.Equal(expected[row].Max(), digits[row].Confidence, 0.02);
                }
            }
        }
    }

    [Fact]
    public void What_is_no_picture_is_refused()
    {
        using var predictor = DigitsPredictor.Load();
        byte[] png = Pictures.Draw(new float[64], 64, SKEncodedImageFormat.Png);
        byte[] jpeg = Pictures.Draw(new float[64], 64, SKEncodedImageFormat.Jpeg);
        byte[][] bad = ["no picture"u8.ToArray(), png[..(png.Length / 2)], jpeg[..(jpeg.Length / 2)], png[..20], Pictures.Claiming(png, 60_000, 60_000), Pictures.Draw(new float[64], 64, SKEncodedImageFormat.Webp)];

        foreach (byte[] image in bad)
        {
            Assert.False(predictor.TryPredict(new DigitPicture { Image = image }, out _, out IReadOnlyList<InputError> errors));
            Assert.Equal(("$.image", "MPK3009"), (Assert.Single(errors).Path, errors[0].Code));
        }

        Assert.False(predictor.TryPredict(new DigitPicture { Image = [] }, out _, out IReadOnlyList<InputError> empty));
        Assert.Equal(("$.image", "MPK3006"), (Assert.Single(empty).Path, empty[0].Code));
    }

    private static List<JsonElement> Cases(string file) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(TestModels.Path("golden/" + file))).RootElement.GetProperty("cases").EnumerateArray()];
}
