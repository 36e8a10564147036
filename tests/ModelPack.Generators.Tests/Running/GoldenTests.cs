using System.Text.Json;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Running;

public sealed class GoldenTests
{
    public static TheoryData<string, string> Models => new()
    {
        { "iris-logreg-zipmap.onnx", Contracts.Iris },
        { "penguins-columns.onnx", Contracts.Penguins },
        {
            "iris-forest-tensor.onnx",
            TestContract.Of("iris-forest-tensor.onnx", """
                [FeatureVector("X")]
                public sealed class Input
                {
                    public required float A { get; init; }
                    public required Half B { get; set; }
                    [System.ComponentModel.DataAnnotations.Range(0, 10)] public float C;
                    public float D { get; init; }
                }

                public readonly record struct Output([Tensor("label")] Kind Label, ReadOnlyMemory<float> Probabilities);

                public enum Kind : sbyte { Class0, Class1, Class2 }
                """)
        },
        {
            "diabetes-gbr.onnx",
            TestContract.Of("diabetes-gbr.onnx", """
                [FeatureVector("features", Rounded = true)]
                public readonly record struct Input(double Age, double Sex, float Bmi, float Bp, float S1, float S2, float S3, float S4, float S5, float S6);

                public struct Output
                {
                    public float Progression;
                }
                """)
        },
        {
            "half-matmul.onnx",
            TestContract.Of("half-matmul.onnx", "public sealed record Input(Half[] X); public sealed record Output(ReadOnlyMemory<Half> Y);")
        },
        {
            "text-tokens.onnx",
            TestContract.Of("text-tokens.onnx", "public sealed record Input(long[] InputIds, ReadOnlyMemory<long> AttentionMask); public sealed record Output(float[] Logits, float[] SentenceEmbedding);")
        },
        {
            "text-strings-tfidf.onnx",
            TestContract.Of("text-strings-tfidf.onnx", """
                public sealed record Input(string[] Tokens);
                public sealed record Output(Mood Sentiment, float[] Scores);
                public enum Mood { [System.Runtime.Serialization.EnumMember(Value = "negative")] Bad, [System.Runtime.Serialization.EnumMember(Value = "positive")] Good }
                """)
        },
        {
            "digits-cnn.onnx",
            TestContract.Of("digits-cnn.onnx", "public sealed record Input { public required float[] Image { get; init; } } public sealed record Output { public float[] Probabilities { get; set; } = []; }")
        },
        {
            "scalars.onnx",
            TestContract.Of("scalars.onnx", "public sealed record Input(double A, double B); public sealed record Output(double Sum, [Tensor(\"a_wins\")] bool Wins);")
        },
        {
            "audio-gru-stateful.onnx",
            TestContract.Of("audio-gru-stateful.onnx", "public sealed record Input(float[] Audio, float[] State); public sealed record Output(float SpeechProb, float[] StateOut);")
        },
        {
            "awkward-names.onnx",
            TestContract.Of("awkward-names.onnx", """
                public sealed class Input
                {
                    public required float @class { get; init; }
                    [Tensor("1st input")] public required float First { get; init; }
                    [Tensor("a.b/c:0")] public required float @namespace { get; init; }
                    [Tensor("Value")] public required float Value { get; init; }
                    [Tensor("value"), System.Text.Json.Serialization.JsonPropertyName("value\"two\u202e</c>")] public required float value { get; init; }
                    public required float Été { get; init; }
                }

                public sealed record Output([Tensor("return")] float @return, [Tensor("out put;1")] float Other);
                """)
        },
        {
            "all-types-identity.onnx",
            TestContract.Of("all-types-identity.onnx", """
                public sealed record Input(
                    float InFloat32, double InFloat64, Half InFloat16, BFloat16 InBfloat16, sbyte InInt8, short InInt16, int InInt32, long InInt64,
                    byte InUint8, ushort InUint16, uint InUint32, ulong InUint64, bool InBool, string InString);
                public sealed record Output(
                    float OutFloat32, double OutFloat64, Half OutFloat16, [Range(-3, 3)] BFloat16 OutBfloat16, sbyte OutInt8, short OutInt16, int OutInt32, long OutInt64,
                    byte OutUint8, ushort OutUint16, uint OutUint32, ulong OutUint64, bool OutBool, string OutString);
                """)
        },
        {
            "zero-batch.onnx",
            TestContract.Of("zero-batch.onnx", "public sealed record Input(float[] X); public sealed record Output(float[] Y);")
        },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Predictions_are_those_of_the_reference(string model, string contract)
    {
        using LoadedContract loaded = LoadedContract.Open(contract, model);
        foreach (GoldenCase golden in GoldenCase.Of(model))
        {
            List<string> rows = golden.Rows(loaded.Record);
            List<JsonElement> batch = loaded.PredictBatch(rows);
            Assert.Equal(rows.Count, batch.Count);
            for (int i = 0; i < rows.Count; i++)
            {
                golden.Check(loaded.Record, batch[i], i, rows.Count);
                golden.Check(loaded.Record, loaded.Predict(rows[i]), i, rows.Count);
            }
        }
    }
}
