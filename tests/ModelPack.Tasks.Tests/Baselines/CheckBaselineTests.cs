using ModelPack.Tasks.Tests.Infrastructure;
using ModelPack.Testing.Packages;

namespace ModelPack.Tasks.Tests.Baselines;

public sealed class CheckBaselineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BuildEngine _engine = new();

    [Fact]
    public void Each_change_is_an_error_and_the_last_one_names_the_least_version()
    {
        Assert.False(Check(ContractPackage.Write(_folder["old.nupkg"], "1.2.0", ContractPackage.Contract()), "1.2.1", ContractPackage.Contract(maximum: 5)));

        Assert.Equal(
            ["Since 1.2.0: breaking: iris: input.length: the maximum was 10, is 5.", "Version 1.2.1 does not say what changed since 1.2.0: it has to be 2.0.0 at least, or the contract as it was."],
            _engine.Errors.Select(static error => error.Message));
        Assert.All(_engine.Errors, error => Assert.Equal(("MPK2006", "acme.csproj", HelpLink.For("MPK2006")), (error.Code, error.File, error.HelpLink)));
    }

    [Theory]
    [InlineData("1.2.1", 10)]
    [InlineData("1.3.0", 20)]
    [InlineData("2.0.0", 5)]
    public void A_version_that_says_what_changed_passes(string version, int maximum) =>
        Assert.True(Check(ContractPackage.Write(_folder["old.nupkg"], "1.2.0", ContractPackage.Contract()), version, ContractPackage.Contract(maximum)));

    [Fact]
    public void A_first_release_has_nothing_to_keep() => Assert.True(Check("", "1.0.0", ContractPackage.Contract()));

    [Theory]
    [InlineData("absent.nupkg", "does not exist")]
    [InlineData("damaged.nupkg", "cannot be read: ")]
    [InlineData("empty.nupkg", "has no model contract")]
    public void A_baseline_that_is_none_is_said(string file, string message)
    {
        _folder.Write("damaged.nupkg", "no archive");
        ContractPackage.Write(_folder["empty.nupkg"], "1.0.0");

        Assert.False(Check(_folder[file], "1.0.0", ContractPackage.Contract()));

        Assert.Equal("MPK2015", Assert.Single(_engine.Errors).Code);
        Assert.Contains(message, _engine.Errors[0].Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private bool Check(string baseline, string version, string contract)
    {
        File.WriteAllBytes(_folder["Acme.Models.dll"], ModelAssembly.Create(contract));
        return new CheckBaseline { BuildEngine = _engine, ProjectFile = "acme.csproj", PackageId = "Acme.Models", PackageVersion = version, Assembly = _folder["Acme.Models.dll"], Baseline = baseline }.Execute();
    }
}
