using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>Compares generated files with those beside the test: <c>Class.Test#Hint.verified.cs</c>, the layout of Verify. What differs is written as <c>.received.cs</c>.</summary>
internal static class Snapshot
{
    public static void Verify(GeneratorRun run, string testClass, [CallerMemberName] string test = "")
    {
        string folder = Path.Combine(ModelPack.Testing.TestModels.RepositoryRoot, "tests", "ModelPack.Generators.Tests", "Emitting");
        string prefix = $"{testClass}.{test}#";
        List<string> expected = [.. Directory.GetFiles(folder, prefix + "*.verified.cs").Select(path => Path.GetFileName(path))];
        List<string> different = [];
        foreach (GeneratedSourceResult file in run.Files)
        {
            string name = prefix + Path.GetFileNameWithoutExtension(file.HintName);
            string verified = Path.Combine(folder, name + ".verified.cs");
            string received = Path.Combine(folder, name + ".received.cs");
            string text = file.SourceText.ToString();
            expected.Remove(Path.GetFileName(verified));
            if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
            {
                File.Delete(received);
                continue;
            }

            File.WriteAllText(received, text);
            different.Add(received);
        }

        Assert.True(different.Count == 0, "Differs from its snapshot; where it is right, rename it to .verified.cs: " + string.Join(", ", different));
        Assert.True(expected.Count == 0, "No longer generated: " + string.Join(", ", expected));
    }
}
