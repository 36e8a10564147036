using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("--help", "modelpack inspect iris.onnx")]
    [InlineData("inspect --help", "modelpack inspect iris.onnx --json")]
    [InlineData("new --help", "modelpack new iris.onnx --package Acme.Models.Iris")]
    [InlineData("diff --help", "modelpack diff old.nupkg new.nupkg --json")]
    [InlineData("explain -h", "modelpack explain MPK1008")]
    public void Help_shows_usage_and_examples(string line, string example)
    {
        ToolRun run = ToolRun.Of(line.Split(' '));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("  " + example + "\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("modelpack", run.Output.Split('\n')[4], StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0 done; 1 checked and found wanting; 2 wrong usage or bad input.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("inspect")]
    [InlineData("inspect a.onnx b.onnx")]
    [InlineData("inspect a.onnx --yaml")]
    [InlineData("new")]
    [InlineData("new a.onnx --name")]
    [InlineData("new a.onnx --name 1st")]
    [InlineData("new a.onnx --name A.B")]
    [InlineData("new a.onnx --package A..B")]
    [InlineData("new a.onnx --package A/B")]
    [InlineData("new a.onnx --namespace A.class")]
    [InlineData("new a.onnx --namespace A-B")]
    public void Wrong_usage_is_said_on_one_line_with_exit_code_2(string line)
    {
        ToolRun run = ToolRun.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Ids);
        Assert.All(run.Ids, static id => Assert.Equal("MPK2020", id));
    }

    [Fact]
    public void A_file_that_begins_with_an_at_sign_is_a_file() =>
        Assert.Equal("MPK2001: The model file does not exist. In '@model.onnx'. More: modelpack explain MPK2001\n", ToolRun.Of("inspect", "@model.onnx").Error);

    [Fact]
    public void The_version_is_printed() => Assert.Matches(@"^0\.1\.\d", ToolRun.Of("--version").Output);
}
