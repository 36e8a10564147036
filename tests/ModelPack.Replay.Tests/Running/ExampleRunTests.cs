using ModelPack.Replay.Comparing;
using ModelPack.Replay.Running;
using ModelPack.Replay.Tests.Examples;

namespace ModelPack.Replay.Tests.Running;

/// <summary>What a whole file of examples comes to.</summary>
public sealed class ExampleRunTests : IDisposable
{
    private const string Row = """{"input":{"class":"First","age":20,"fare":7,"cabin":[[0,0],[0,0]]},"output":{"survived":""";
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("modelpack-run-").FullName, "examples.jsonl");

    [Fact]
    public void As_many_examples_as_MaxMismatch_allows_may_give_another_label()
    {
        ExampleRun run = Replay("25%", "true", "false", "true", "true");

        Assert.Empty(run.Problems);
        Assert.Equal(["1 of 4 examples gave another label, within the MaxMismatch of the item."], run.Notes);
        Assert.Equal(4, run.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("24%")]
    public void One_more_is_an_error_at_the_line_of_each(string maxMismatch)
    {
        ReplayProblem problem = Assert.Single(Replay(maxMismatch, "true", "false", "true", "true").Problems);

        Assert.Equal(("MPK2005", true, 2), (problem.Code, problem.IsError, problem.Line));
        Assert.Equal("$.survived is true, but the example says false.", problem.Message);
    }

    [Fact]
    public void A_number_out_of_tolerance_is_none_that_MaxMismatch_covers()
    {
        ReplayProblem problem = Assert.Single(Replay("100%", """true,"probability":{"1":0.5}""").Problems);

        Assert.StartsWith("$.probability.1 is 0.75, but the example says 0.5", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_ten_are_told_and_then_how_many_more()
    {
        IReadOnlyList<ReplayProblem> problems = Replay("", [.. Enumerable.Repeat("false", 25)]).Problems;

        Assert.Equal(Enumerable.Range(1, 11), problems.Select(static problem => problem.Line));
        Assert.Equal("And 15 more of this kind, this line being the first of them.", problems[^1].Message);
    }

    [Fact]
    public void A_file_without_an_example_is_an_error() =>
        Assert.StartsWith("The file holds no examples", Assert.Single(Replay("").Problems).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    private ExampleRun Replay(string maxMismatch, params string[] survived)
    {
        File.WriteAllText(_file, string.Concat(survived.Select(static value => $"{Row}{value}}}}}\n")));
        Assert.True(Tolerance.TryParse("", maxMismatch, out Tolerance? tolerance, out _));
        var model = new ModelReplay { Name = "passengers", Written = "passengers.onnx", Examples = [_file] };
        using var target = new ReplayTarget(new FixedPredictor("""{"survived":true,"probability":{"0":0.25,"1":0.75}}"""), Passengers.Contract, Passengers.Signature, model);
        var run = new ExampleRun(target, tolerance, static _ => { });
        run.ReplayAll();
        return run;
    }
}
