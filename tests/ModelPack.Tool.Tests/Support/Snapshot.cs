using ModelPack.Testing;

namespace ModelPack.Tool.Tests.Support;

/// <summary>Compares a text with <c>Snapshots/name.verified.txt</c>. What differs is written beside it as <c>.received.txt</c>.</summary>
internal static class Snapshot
{
    public static void Verify(string folder, string name, string text)
    {
        string stem = Path.Combine(TestModels.RepositoryRoot, "tests", "ModelPack.Tool.Tests", folder, "Snapshots", name);
        string verified = stem + ".verified.txt";
        string received = stem + ".received.txt";
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"Differs from its snapshot; where it is right, rename it to .verified.txt: {received}");
    }
}
