using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Encoders beside states: a row is encoded, and the state is that of its tensors.</summary>
public sealed class EncodedSequenceTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using ModelPack;

        namespace Acme.Models;

        public sealed record Chunk(int Loudness);
        public sealed record Audio([Tensor("audio")] float[] Samples);
        public sealed record Heard([Tensor("speech_prob")] float Value);
        public sealed record Voice(double Percent);

        [ModelContract("models/audio-gru-stateful.onnx")]
        [State("state", "state_out")]
        public sealed partial class VoicePredictor : IPredictor<Chunk, Voice>, IEncoder<Chunk, Audio>, IDecoder<Heard, Voice>
        {
            public static Audio Encode(Chunk input, ModelAssets assets) => input.Loudness >= 0
                ? new Audio([.. Enumerable.Range(0, 160).Select(i => MathF.Sin(i * 0.3f) * input.Loudness / 10f)])
                : throw new InvalidInputException(nameof(Chunk.Loudness), "Must not be negative.");

            public static Voice Decode(Heard tensors, ModelAssets assets) => new(tensors.Value * 100d);
        }

        public static class Driver
        {
            public static double[] Alone(VoicePredictor voice, int[] loudness)
            {
                using ISequence<Chunk, Voice> stream = voice.OpenSequence();
                return [.. loudness.Select(l => stream.Predict(new Chunk(l)).Percent)];
            }

            public static double[] Together(VoicePredictor voice, int[] loudness)
            {
                ISequence<Chunk, Voice>[] streams = [voice.OpenSequence(), voice.OpenSequence()];
                var heard = new List<double>();
                var voices = new Voice[2];
                foreach (int l in loudness)
                {
                    voice.PredictBatch(streams, [new Chunk(7), new Chunk(l)], voices);
                    heard.Add(voices[1].Percent);
                }

                return [.. heard];
            }

            public static string Refused(VoicePredictor voice)
            {
                ISequence<Chunk, Voice>[] streams = [voice.OpenSequence(), voice.OpenSequence(), voice.OpenSequence()];
                var voices = new Voice[3];
                var statuses = new RowStatus[3];
                var errors = new List<InputError>();
                int predicted = voice.TryPredictBatch(streams, [new Chunk(1), new Chunk(-1), new Chunk(2)], voices, statuses, errors);
                bool kept = voices[0] is not null && voices[1] is null && streams[1].Predict(new Chunk(3)).Percent == Alone(voice, [3])[0];
                return $"{predicted} {string.Join(",", statuses)} {errors.Single().Path} {kept}";
            }
        }
        """;

    private static readonly int[] s_loudness = [1, 9, 4, 0, 7];

    private static LoadedContract Open() => LoadedContract.Open(Source, "audio-gru-stateful.onnx");

    [Fact]
    public void A_sequence_keeps_the_state_of_its_tensors()
    {
        using LoadedContract voice = Open();

        double[] alone = voice.Drive<double[]>("Alone", s_loudness);

        Assert.NotEqual(alone[4], voice.Drive<double[]>("Alone", (int[])[7])[0]);
        double[] together = voice.Drive<double[]>("Together", s_loudness);
        for (int i = 0; i < alone.Length; i++)
            Assert.Equal(alone[i], together[i], 1e-3);
    }

    [Fact]
    public void A_row_that_the_encoder_refuses_leaves_its_sequence_as_it_was()
    {
        using LoadedContract voice = Open();

        Assert.Equal("2 Predicted,Invalid,Predicted $[1].loudness True", voice.Drive<string>("Refused"));
    }
}
