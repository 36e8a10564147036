using System.Text.Json;
using Acme.Models;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Samples;

/// <summary>The samples' own predictors, with the models in their output, against what scikit-learn gave.</summary>
public sealed class SampleGoldenTests
{
    private const double RelativeTolerance = 1e-4;
    private const double AbsoluteTolerance = 1e-5;

    [Fact]
    public void Iris_predicts_the_golden_data()
    {
        using var predictor = IrisPredictor.Load();
        foreach (JsonElement golden in Cases("iris-logreg-zipmap.json"))
        {
            float[] features = [.. Data(golden, "inputs", "features").Select(value => value.GetSingle())];
            IrisInput[] flowers = [.. features.Chunk(4).Select(row => new IrisInput { SepalLength = row[0], SepalWidth = row[1], PetalLength = row[2], PetalWidth = row[3] })];

            IrisPrediction[] predictions = predictor.PredictBatch(flowers);

            Assert.Equal(Data(golden, "outputs", "label").Select(label => label.GetString()), predictions.Select(prediction => prediction.Species.ToString().ToLowerInvariant()));
            AssertMaps(golden, "probabilities", [.. predictions.Select(prediction => prediction.Probabilities.ToDictionary(pair => pair.Key.ToString().ToLowerInvariant(), pair => pair.Value))]);
        }
    }

    [Fact]
    public void Penguins_predicts_the_golden_data()
    {
        using var predictor = PenguinsPredictor.Load();
        foreach (JsonElement golden in Cases("penguins-columns.json"))
        {
            float?[] Numbers(string tensor) => [.. Data(golden, "inputs", tensor).Select(value => value.ValueKind == JsonValueKind.Number ? value.GetSingle() : (float?)null)];
            string[] Texts(string tensor) => [.. Data(golden, "inputs", tensor).Select(value => value.GetString()!)];
            (float?[] length, float?[] depth, float?[] flipper, float?[] mass) = (Numbers("bill_length_mm"), Numbers("bill_depth_mm"), Numbers("flipper_length_mm"), Numbers("body_mass_g"));
            (string[] island, string[] sex) = (Texts("island"), Texts("sex"));
            Penguin[] penguins = [.. Enumerable.Range(0, island.Length).Select(i => new Penguin(island[i], length[i], depth[i], flipper[i], mass[i], sex[i].Length == 0 ? null : sex[i]))];

            PenguinPrediction[] predictions = predictor.PredictBatch(penguins);

            Assert.Equal(Data(golden, "outputs", "species").Select(species => species.GetString()), predictions.Select(prediction => prediction.Species));
            AssertMaps(golden, "probability", [.. predictions.Select(prediction => prediction.Probabilities)]);
        }
    }

    private static List<JsonElement> Cases(string file)
    {
        List<JsonElement> cases = [.. JsonDocument.Parse(File.ReadAllBytes(TestModels.Path("golden/" + file))).RootElement.GetProperty("cases").EnumerateArray()];
        Assert.NotEmpty(cases);
        return cases;
    }

    private static JsonElement.ArrayEnumerator Data(JsonElement golden, string side, string tensor) =>
        golden.GetProperty(side).GetProperty(tensor).GetProperty("data").EnumerateArray();

    private static void AssertMaps(JsonElement golden, string output, IReadOnlyList<IReadOnlyDictionary<string, float>> rows)
    {
        JsonElement[] expected = [.. golden.GetProperty("outputs").GetProperty(output).GetProperty("sequence").EnumerateArray()];
        Assert.Equal(expected.Length, rows.Count);
        for (int row = 0; row < expected.Length; row++)
        {
            foreach (JsonProperty pair in expected[row].GetProperty("map").EnumerateObject())
            {
                double want = pair.Value.GetDouble();
                Assert.InRange(rows[row][pair.Name], want - AbsoluteTolerance - (RelativeTolerance * want), want + AbsoluteTolerance + (RelativeTolerance * want));
            }
        }
    }
}
