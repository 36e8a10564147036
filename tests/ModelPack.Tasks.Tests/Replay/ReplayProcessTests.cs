using ModelPack.Packages.Replaying;
using ModelPack.Tasks.Replay;
using ModelPack.Testing;

namespace ModelPack.Tasks.Tests.Replay;

public sealed class ReplayProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("modelpack-replay-");

    [Fact]
    public void A_model_without_a_contract_is_loaded()
    {
        (string? failure, ReplayReport? report) = Run(TestModels.Path("iris-logreg-zipmap.onnx"));

        Assert.Null(failure);
        ModelReport model = Assert.Single(report!.Models);
        Assert.True(model.Passed);
        Assert.True(model.Figures.Loaded);
        Assert.StartsWith("onnxruntime 1.", model.Figures.Runtime, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles("replay.*"));
    }

    [Fact]
    public void A_model_that_ONNX_Runtime_refuses_is_a_problem_of_that_model()
    {
        string model = new OnnxModelBuilder().Input("x", OnnxType.Float32("n")).Output("y", OnnxType.Float32("n"))
            .Node("Add", ["x"], ["y"]).Save(Path.Combine(_folder.FullName, "refused.onnx"));

        (string? failure, ReplayReport? report) = Run(model);

        Assert.Null(failure);
        ReplayProblem problem = Assert.Single(Assert.Single(report!.Models).Problems);
        Assert.Equal(("MPK2011", true), (problem.Code, problem.IsError));
    }

    // A model of 200 bytes that asks for gigabytes, or for more than any machine has.
    [Theory]
    [InlineData(1_000_000_000L)]
    [InlineData(1L << 40)]
    [InlineData(1L << 62)]
    public void A_small_model_that_needs_gigabytes_is_refused_and_not_this_process(long elements)
    {
        (string? failure, ReplayReport? report) = Run(Bomb(elements));

        Assert.True(failure is not null || !Assert.Single(report!.Models).Passed, "A model of that size was let through.");
    }

    [Fact]
    public void A_process_beyond_its_memory_is_ended()
    {
        Assert.Null(Run(Bomb(1), memory: 200L << 20).Failure);

        (string? failure, _) = Run(Bomb(100_000_000), memory: 200L << 20);

        Assert.Contains("more than 200 MB of memory", failure, StringComparison.Ordinal);
        Assert.Contains("ModelPackReplayMemoryLimit", failure, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles("replay.*"));
    }

    [Fact]
    public void A_process_beyond_its_time_is_ended()
    {
        (string? failure, _) = Run(TestModels.Path("iris-logreg-zipmap.onnx"), time: TimeSpan.FromMilliseconds(1));

        Assert.Contains("ModelPackReplayTimeout", failure, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles("replay.*"));
    }

    [Fact]
    public void A_runner_that_is_not_there_is_told_with_what_was_said() =>
        Assert.Contains("exit code", Run("any.onnx", runner: Path.Combine(_folder.FullName, "missing.dll")).Failure, StringComparison.Ordinal);

    [Fact]
    public void A_dotnet_that_cannot_be_started_is_told() =>
        Assert.Contains("cannot be started", Run("any.onnx", dotnet: Path.Combine(_folder.FullName, "dotnet")).Failure, StringComparison.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);

    private string Bomb(long elements) => new OnnxModelBuilder()
        .Output("y", OnnxType.Float32("n")).Initializer(OnnxTensor.Int64("shape", [1], elements))
        .Node("ConstantOfShape", ["shape"], ["y"]).Save(Path.Combine(_folder.FullName, "bomb.onnx"));

    private (string? Failure, ReplayReport? Report) Run(string model, long memory = 2048L << 20, TimeSpan? time = null, string? runner = null, string dotnet = "dotnet")
    {
        using var work = new ReplayWork(_folder.FullName);
        work.WriteRequest(new ReplayRequest { Assembly = typeof(ReplayProcessTests).Assembly.Location, Models = [new ModelReplay { Name = "m", Written = "models/m.onnx", File = model }] });
        var process = new ReplayProcess(dotnet, runner ?? RunnerFiles.Runner, RunnerFiles.Dependencies, [RunnerFiles.PackageFolder]) { MemoryLimit = memory, TimeLimit = time ?? TimeSpan.FromMinutes(2) };
        return (process.Run(work), work.ReadReport());
    }
}
