using ModelPack.Packages.Comparing;
using ModelPack.Packages.Contracts;

namespace ModelPack.Packages.Tests.Comparing;

public class PackageComparisonTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.4", VersionStep.Patch, true)]
    [InlineData("1.2.3", "1.3.0", VersionStep.Minor, true)]
    [InlineData("1.2.3", "1.2.4", VersionStep.Minor, false)]
    [InlineData("1.2.3", "2.0.0", VersionStep.Major, true)]
    [InlineData("1.2.3", "2.0.0-beta.1", VersionStep.Major, true)]
    [InlineData("1.2.3", "1.9.9", VersionStep.Major, false)]
    [InlineData("0.1.0", "0.2.0", VersionStep.Major, true)]
    [InlineData("0.1.0", "0.1.1", VersionStep.Major, false)]
    [InlineData("0.1.0", "0.1.1", VersionStep.Minor, true)]
    [InlineData("0.1.0", "0.1.0", VersionStep.Minor, false)]
    [InlineData("2.0.0-beta.1", "2.0.0", VersionStep.Major, true)]
    [InlineData("2.0.0-beta.1", "1.9.0", VersionStep.Major, false)]
    [InlineData("1.2.3+abc", "1.3.0+def", VersionStep.Minor, true)]
    public void A_version_says_what_changed_or_it_does_not(string old, string current, object step, bool isEnough) =>
        Assert.Equal(isEnough, VersionRule.RisesEnough(old, current, (VersionStep)step));

    [Theory]
    [InlineData("1.2.3", VersionStep.Major, "2.0.0")]
    [InlineData("1.2.3", VersionStep.Minor, "1.3.0")]
    [InlineData("1.2.3", VersionStep.Patch, "1.2.4")]
    [InlineData("0.2.3", VersionStep.Major, "0.3.0")]
    [InlineData("2.0.0-rc.1", VersionStep.Major, "2.0.0")]
    public void The_least_version_is_named(string old, object step, string least) => Assert.Equal(least, VersionRule.Least(old, (VersionStep)step));

    [Fact]
    public void Models_come_and_go()
    {
        Contract iris = Contracts.Create();
        Contract other = Contracts.Create(name: "wine", predictor: "Acme.WinePredictor");

        var grown = new PackageComparison(Package("1.0.0", iris), Package("1.1.0", iris, other));
        Assert.Equal("additive: wine: wine: the model is new", Assert.Single(grown.Changes).ToString());
        Assert.True(grown.RisesEnough);

        var shrunk = new PackageComparison(Package("1.1.0", iris, other), Package("1.2.0", iris));
        Assert.Equal("breaking: wine: wine: the model is not there any more", Assert.Single(shrunk.Changes).ToString());
        Assert.False(shrunk.RisesEnough);
        Assert.Equal("2.0.0", shrunk.LeastVersion);
    }

    [Fact]
    public void Equal_digests_can_be_swapped_without_a_recompile()
    {
        Contract iris = Contracts.Create(digest: "aa");
        Assert.Equal(["iris"], new PackageComparison(Package("1.0.0", iris), Package("1.0.1", iris)).Swappable);
        Assert.Empty(new PackageComparison(Package("1.0.0", iris), Package("1.0.1", Contracts.Create(digest: "bb"))).Swappable);
    }

    private static PackageContracts Package(string version, params Contract[] contracts) => new("Acme", version, contracts);
}
