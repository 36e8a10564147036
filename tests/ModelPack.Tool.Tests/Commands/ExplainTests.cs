using ModelPack.Testing;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

public sealed class ExplainTests
{
    [Theory]
    [InlineData("MPK1003")]
    [InlineData("mpk1003")]
    [InlineData("1003")]
    public void A_help_page_is_printed_as_the_package_ships_it(string id)
    {
        ToolRun run = ToolRun.Of("explain", id);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(File.ReadAllText(Path.Combine(TestModels.RepositoryRoot, "src", "ModelPack", "docs", "MPK1003.md")).ReplaceLineEndings("\n"), run.Output);
    }

    [Fact]
    public void Without_an_id_all_are_listed_with_their_titles()
    {
        ToolRun run = ToolRun.Of("explain");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(Directory.EnumerateFiles(Path.Combine(TestModels.RepositoryRoot, "src", "ModelPack", "docs"), "MPK*.md"), page => Assert.Contains(Path.GetFileNameWithoutExtension(page), run.Output, StringComparison.Ordinal));
        Assert.Matches("MPK1003 +Tensor is not in the model", run.Output);
    }

    [Fact]
    public void A_wrong_id_lists_the_nearest()
    {
        ToolRun run = ToolRun.Of("explain", "MPK1000");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("MPK2020: There is no diagnostic 'MPK1000'. The nearest are MPK1001 (Contract class cannot be completed), ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_id_cannot_move_the_cursor() =>
        Assert.Contains(@"There is no diagnostic 'MPK\u001b[2J'", ToolRun.Of("explain", "MPK\u001b[2J").Error, StringComparison.Ordinal);
}
