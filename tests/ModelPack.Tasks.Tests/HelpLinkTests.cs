using ModelPack.Testing;

namespace ModelPack.Tasks.Tests;

public sealed class HelpLinkTests
{
    [Theory]
    [InlineData("ModelPack/build/ModelPack.Tasks.targets")]
    [InlineData("ModelPack.Runtime/buildTransitive/ModelPack.Runtime.targets")]
    public void Targets_and_tasks_name_the_same_address(string file)
    {
        string targets = File.ReadAllText(Path.Combine(TestModels.RepositoryRoot, "build", "package", file));

        Assert.Contains($"<_ModelPackHelp>{HelpLink.Root}</_ModelPackHelp>", targets);
    }

    [Fact]
    public void Every_diagnostic_of_the_sources_has_its_page()
    {
        string[] sources = [.. new[] { "src", "build" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(TestModels.RepositoryRoot, folder), "*.*", SearchOption.AllDirectories))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".targets", StringComparison.Ordinal))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        string[] ids = [.. sources.SelectMany(path => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(path), "MPK[0-9]{4}").Select(match => match.Value)).Distinct().Order(StringComparer.Ordinal)];

        Assert.True(ids.Length > 30);
        Assert.DoesNotContain(ids, id => !File.Exists(Path.Combine(TestModels.RepositoryRoot, "src", "ModelPack", "docs", id + ".md")));
    }
}
