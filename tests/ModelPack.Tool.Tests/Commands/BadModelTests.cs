using System.Text.Json;
using ModelPack.Testing;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

public sealed class BadModelTests
{
    public static TheoryData<string, int, string> Models => new()
    {
        { "custom-op-own.onnx", 1, "MPK2003: The model uses operators of the domain 'com.example.custom'" },
        { "duplicate-names.onnx", 1, "MPK2012: The model is invalid: " },
        { "duplicate-outputs.onnx", 1, "MPK2012: The model is invalid: " },
        { "empty.onnx", 2, "MPK2001: The model file is empty." },
        { "external-data-missing.onnx", 1, "MPK2002: The external data of tensor 'W' at 'no-such-file.bin' cannot be used: the file does not exist" },
        { "external-data-path-escape.onnx", 1, "MPK2002: The external data of tensor 'W' at " },
        { "future-ir.onnx", 1, "MPK2013: The model has IR version 99" },
        { "future-opset.onnx", 1, "MPK2013: The model imports opset 999 of ai.onnx" },
        { "huge-dim-overflow.onnx", 1, "MPK2012: The input 'x' has the type " },
        { "huge-dim.onnx", 1, "MPK2012: The model is invalid: initializer 'w' declares 1099511627776 elements" },
        { "invalid-utf8-name.onnx", 1, "MPK2012: " },
        { "no-graph.onnx", 1, "MPK2012: The model is invalid: the model has no graph" },
        { "not-onnx.bin", 2, "MPK2001: The model file is not ONNX: it is a ZIP archive" },
        { "truncated.onnx", 2, "MPK2001: The model file cannot be read: " },
    };

    [Fact]
    public void Every_bad_model_is_tested() =>
        Assert.Equal(Directory.EnumerateFiles(TestModels.Path("bad")).Select(Path.GetFileName).Order(StringComparer.Ordinal), Models.Select(static row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Models))]
    public void Inspect_says_what_is_wrong_and_where(string model, int exitCode, string message)
    {
        ToolRun run = ToolRun.Of("inspect", TestModels.Path("bad/" + model));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.All(run.Error.TrimEnd('\n').Split('\n'), line => Assert.EndsWith($"In '{TestModels.Path("bad/" + model)}'. More: modelpack explain {line.Split(':')[0]}", line, StringComparison.Ordinal));
        Assert.Equal(exitCode == 1, run.Output.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Inspect_gives_programs_the_same_problems(string model, int exitCode, string message)
    {
        ToolRun run = ToolRun.Of("inspect", TestModels.Path("bad/" + model), "--json");

        Assert.Equal(exitCode, run.ExitCode);
        if (exitCode == 2)
            Assert.Empty(run.Output);
        else
            Assert.StartsWith(message[..7], JsonDocument.Parse(run.Output).RootElement.GetProperty("problems")[0].GetProperty("code").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void New_refuses_and_writes_nothing(string model, int exitCode, string message)
    {
        using var folder = new TemporaryFolder();

        ToolRun run = ToolRun.Of("new", TestModels.Path("bad/" + model), "--output", folder["project"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.InRange(exitCode, 1, 2);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder["project"]));
    }
}
