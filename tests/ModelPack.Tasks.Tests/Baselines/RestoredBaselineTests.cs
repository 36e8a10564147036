using System.Text.Json;
using ModelPack.Tasks.Baselines;
using ModelPack.Tasks.Tests.Infrastructure;

namespace ModelPack.Tasks.Tests.Baselines;

public sealed class RestoredBaselineTests : IDisposable
{
    private const string Absent = """{"code":"NU1102","level":"Error","message":"Unable to find package Acme","libraryId":"Acme"}""";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_latest_version_is_the_one_that_nuget_chose() => Assert.Equal(Package("1.2.0"), Read("\"Acme/1.2.0\":{}", "", version: null).Package);

    [Theory]
    [InlineData("1.2")]
    [InlineData("1.2.0.0")]
    [InlineData("01.2.0+build")]
    public void A_version_is_found_however_it_is_written(string version)
    {
        string package = Package("1.2.0");

        Assert.Equal(package, Read("", "", version).Package);
    }

    [Fact]
    public void What_a_package_depends_on_does_not_matter() =>
        Assert.Equal(Package("1.2.0"), Read("\"Acme/1.2.0\":{}", """{"code":"NU1101","level":"Error","message":"no Other","libraryId":"Other"}""", version: null).Package);

    [Fact]
    public void No_such_version_is_no_problem_of_the_sources() => Assert.Equal(new RestoredBaseline(null, null), Read("", Absent, version: null));

    [Fact]
    public void A_source_that_does_not_answer_is_one() =>
        Assert.Equal(new RestoredBaseline(null, "NU1301: no route to host"), Read("", Absent + """,{"code":"NU1301","level":"Error","message":"no route to host"}""", version: null));

    [Fact]
    public void Another_file_is_refused() => Assert.Throws<InvalidDataException>(() => RestoredBaseline.Read(_folder.Write("other.json", "{}"), "Acme", null));

    public void Dispose() => _folder.Dispose();

    private string Package(string version) => _folder.Write($"packages/acme/{version}/acme.{version}.nupkg", "package");

    private RestoredBaseline Read(string libraries, string logs, string? version) => RestoredBaseline.Read(
        _folder.Write("assets.json", $$"""{"libraries":{ {{libraries}} },"packageFolders":{"/nowhere":{},{{JsonSerializer.Serialize(_folder["packages"])}}:{} },"logs":[{{logs}}]}"""), "Acme", version);
}
