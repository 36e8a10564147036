using System.Text.Json;
using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Contracts with <c>[State]</c>, compiled and run.</summary>
public sealed class SequenceTests
{
    private const string Driver = """

        public static class Driver
        {
            public static float[] Stream(Predictor predictor, float[][] chunks)
            {
                using ISequence<Input, Output> stream = predictor.OpenSequence();
                return [.. chunks.Select(chunk => stream.Predict(new Input(chunk)).Value)];
            }

            // Each stream begins one chunk after the one before it; all that run go in one call.
            public static float[][] Streams(Predictor predictor, float[][] chunks, int count)
            {
                ISequence<Input, Output>[] streams = [.. Enumerable.Range(0, count).Select(_ => predictor.OpenSequence())];
                float[][] heard = [.. streams.Select(_ => new float[chunks.Length])];
                for (int time = 0; time < chunks.Length + count; time++)
                {
                    int[] running = [.. Enumerable.Range(0, count).Where(i => time - i >= 0 && time - i < chunks.Length)];
                    var outputs = new Output[running.Length];
                    predictor.PredictBatch([.. running.Select(i => streams[i])], [.. running.Select(i => new Input(chunks[time - i]))], outputs);
                    for (int i = 0; i < running.Length; i++)
                        heard[running[i]][time - running[i]] = outputs[i].Value;
                }

                return heard;
            }
        }
        """;

    [Fact]
    public void A_recurrent_model_hears_streams_chunk_by_chunk()
    {
        using LoadedContract speech = LoadedContract.Open(
            TestContract.Of("audio-gru-stateful.onnx", """public sealed record Input(float[] Audio); public sealed record Output([Tensor("speech_prob")] float Value);""" + Driver)
                .Replace("[ModelContract(", "[State(\"state\", \"state_out\"), ModelContract(", StringComparison.Ordinal),
            "audio-gru-stateful.onnx");
        Check(speech, TestModels.Path("golden/audio-gru-stateful.json"), "audio", "speech_prob");
    }

    [Fact]
    public void A_voice_detector_hears_streams_with_its_rate_fixed()
    {
        string path = SharedModels.Path("silero-vad-16k.onnx");
        using LoadedContract speech = LoadedContract.Open(
            TestContract.Of("silero-vad-16k.onnx", """public sealed record Input([Tensor("input")] float[] Audio); public sealed record Output([Tensor("output")] float Value);""" + Driver)
                .Replace("[ModelContract(", "[Constant(\"sr\", 16000L), State(\"state\", \"stateN\"), ModelContract(", StringComparison.Ordinal),
            path);
        Check(speech, SharedModels.Path("golden/silero-vad-16k.json"), "input", "output");
    }

    private static void Check(LoadedContract speech, string goldenFile, string input, string output)
    {
        JsonElement golden = JsonDocument.Parse(File.ReadAllText(goldenFile)).RootElement;
        float[][] chunks = [.. golden.GetProperty("cases").EnumerateArray().Select(data => Floats(data.GetProperty("inputs").GetProperty(input)))];
        float[] expected = [.. golden.GetProperty("cases").EnumerateArray().SelectMany(data => Floats(data.GetProperty("outputs").GetProperty(output)))];
        double absolute = golden.GetProperty("atol").GetDouble(), relative = golden.GetProperty("rtol").GetDouble();
        bool IsNear(float first, float second) => Math.Abs(first - second) <= absolute + (relative * Math.Abs(first));

        Assert.Equal(expected, speech.Drive<float[]>("Stream", [chunks]), IsNear);
        foreach (float[] heard in speech.Drive<float[][]>("Streams", chunks, 5))
            Assert.Equal(expected, heard, IsNear);

        // Rows without a sequence all start from zeros, as the first chunk did.
        Assert.Equal(expected[0], (float)speech.Predict($$"""{"audio": [{{string.Join(", ", chunks[0])}}]}""").GetProperty("value").GetDouble(), IsNear);
    }

    private static float[] Floats(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(static number => number.GetSingle())];
}
