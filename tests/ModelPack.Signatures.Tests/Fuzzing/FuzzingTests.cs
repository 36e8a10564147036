using System.Diagnostics;
using System.Text;

namespace ModelPack.Signatures.Tests.Fuzzing;

/// <summary>What build/fuzz.sh does for longer and by coverage: any file gets an answer, soon and in bounded memory.</summary>
[Collection(AloneCollection.Name)]
public sealed class FuzzingTests
{
    private const int Mutations = 5_000;
    private const long MostBytes = 64L << 20;
    private const double MostSeconds = 1;

    [Fact]
    public void Every_prefix_of_a_model_is_a_problem_or_a_smaller_model()
    {
        foreach (byte[] model in Corpus.Own)
        {
            for (int length = 0; length < model.Length; length++)
                ReadModel(new MemoryStream(model, 0, length));
        }
    }

    [Fact]
    public void No_change_of_a_model_gets_past_the_reader()
    {
        var mutator = new Mutator(20260101, Corpus.All);
        for (int i = 0; i < Mutations; i++)
            ReadModel(new MemoryStream(mutator.Next()));
    }

    [Fact]
    public void No_change_of_a_signature_s_text_gets_past_the_parser()
    {
        byte[][] texts = [.. Corpus.Own.Select(TextOf).OfType<byte[]>()];
        var mutator = new Mutator(20260102, texts);
        for (int i = 0; i < Mutations; i++)
        {
            string text = Encoding.UTF8.GetString(mutator.Next());
            ModelSignature? signature = null;
            string? error = null;
            Bounded(() => SignatureText.TryParse(text, out signature, out error));
            if (signature is null)
                Assert.InRange(error!.Length, 1, 500);
            else
                AssertSurvives(signature);
        }
    }

    private static void ReadModel(MemoryStream model)
    {
        ModelSignature? signature = null;
        SignatureProblem? problem = null;
        Bounded(() => OnnxSignatureReader.TryRead(model, out signature, out problem));
        if (signature is null)
        {
            Assert.Contains(problem!.Code, (string[])["MPK2001", "MPK2012"]);
            Assert.InRange(problem.Message.Length, 1, 500);
            return;
        }

        SignatureCheck.Check(signature);
        AssertSurvives(signature);
    }

    private static void AssertSurvives(ModelSignature signature)
    {
        Assert.True(SignatureText.TryParse(SignatureText.Write(signature), out ModelSignature? again, out string? error), error);
        Assert.Equal(signature, again);
    }

    private static byte[]? TextOf(byte[] model) =>
        OnnxSignatureReader.TryRead(new MemoryStream(model), out ModelSignature? signature, out _) ? Encoding.UTF8.GetBytes(SignatureText.Write(signature)) : null;

    private static void Bounded(Action read)
    {
        var clock = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        read();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);

        // A machine that is busy elsewhere is slow once, a file that is slow to read is slow always.
        for (int again = 0; clock.Elapsed.TotalSeconds > MostSeconds && again < 3; again++)
        {
            clock.Restart();
            read();
        }

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, MostSeconds);
    }
}
