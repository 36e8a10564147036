using System.Text.Json;
using ModelPack.Testing.Packages;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

public sealed class DiffTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_break_that_the_version_does_not_say_is_found_wanting()
    {
        ToolRun run = Diff("1.2.0", ContractPackage.Contract(), "1.3.0", ContractPackage.Contract(maximum: 5));

        Assert.Equal(1, run.ExitCode);
        Assert.Matches("breaking +iris +input.length +the maximum was 10, is 5", run.Output);
        Assert.Contains("Least version: 2.0.0.", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("MPK2006: Version 1.3.0 does not say what changed since 1.2.0: it has to be 2.0.0 at least.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_break_that_the_version_says_is_shown_all_the_same()
    {
        ToolRun run = Diff("1.2.0", ContractPackage.Contract(), "2.0.0", ContractPackage.Contract(maximum: 5));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("breaking", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_contracts_can_be_swapped()
    {
        ToolRun run = Diff("1.2.0", ContractPackage.Contract(), "1.2.1", ContractPackage.Contract());

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("The contracts are the same for callers.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Can be swapped without a recompile (equal contract digests): iris.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_json()
    {
        ToolRun run = Diff("1.2.0", ContractPackage.Contract(), "1.3.0", ContractPackage.Contract(maximum: 20), "--json");

        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(("minor", "1.3.0", true), (root.GetProperty("step").GetString(), root.GetProperty("leastVersion").GetString(), root.GetProperty("risesEnough").GetBoolean()));
        Assert.Equal("additive", root.GetProperty("changes")[0].GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("absent.nupkg", "MPK2022: The package does not exist.")]
    [InlineData("damaged.nupkg", "MPK2022: It is no model package, or a damaged one: ")]
    [InlineData("empty.nupkg", "MPK2022: 'Acme.Models' is a package without a contract, so there is nothing to compare.")]
    public void What_is_no_model_package_is_bad_input(string file, string message)
    {
        File.WriteAllText(_folder["damaged.nupkg"], "no archive");
        ContractPackage.Write(_folder["empty.nupkg"], "1.0.0");
        string good = ContractPackage.Write(_folder["good.nupkg"], "1.0.0", ContractPackage.Contract());

        ToolRun run = ToolRun.Of("diff", good, _folder[file]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private ToolRun Diff(string oldVersion, string old, string version, string current, params string[] options) =>
        ToolRun.Of(["diff", ContractPackage.Write(_folder["old.nupkg"], oldVersion, old), ContractPackage.Write(_folder["new.nupkg"], version, current), .. options]);
}
