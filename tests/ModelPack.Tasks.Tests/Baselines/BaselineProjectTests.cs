using System.Xml.Linq;
using ModelPack.Tasks.Baselines;

namespace ModelPack.Tasks.Tests.Baselines;

public sealed class BaselineProjectTests
{
    [Fact]
    public void A_version_is_downloaded_without_what_it_depends_on() =>
        Assert.Equal("[1.2.0]", (string)Item(new BaselineProject("Acme.Models", "1.2.0+build.7", "1.3.0", "net10.0"), "PackageDownload").Attribute("Version")!);

    [Theory]
    [InlineData("1.3.0", "[*, 1.3.0)")]
    [InlineData("1.3.0-rc.1", "[*-*, 1.3.0-rc.1)")]
    [InlineData("1.3.0+a-b", "[*, 1.3.0)")]
    public void The_latest_version_is_below_the_packed_one_and_a_prerelease_only_for_prereleases(string version, string range) =>
        Assert.Equal(range, (string)Item(new BaselineProject("Acme.Models", "Latest", version, "net10.0"), "PackageReference").Attribute("Version")!);

    [Theory]
    [InlineData("1.2", true)]
    [InlineData("1.2.0-beta.1+x", true)]
    [InlineData("latest", true)]
    [InlineData("1.x", false)]
    [InlineData("[1.0,2.0)", false)]
    [InlineData("1.2.0;3", false)]
    public void Only_versions_are_versions(string version, bool isValid) => Assert.Equal(isValid, new BaselineProject("A", version, "1.0.0", "net10.0").IsValid);

    [Fact]
    public void Odd_sources_are_what_they_are()
    {
        var project = new BaselineProject("A", "1.0.0", "1.1.0", "net10.0") { RestoreSettings = [("RestoreSources", "/feeds/a & b/$(x);/100%"), ("RestoreConfigFile", "")] };

        XDocument document = XDocument.Parse(project.Text);
        Assert.Equal("/feeds/a & b/%24(x);/100%25", Assert.Single(document.Descendants("RestoreSources")).Value);
        Assert.Empty(document.Descendants("RestoreConfigFile"));
    }

    private static XElement Item(BaselineProject project, string name) => Assert.Single(XDocument.Parse(project.Text).Descendants(name));
}
