using System.Text;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

/// <summary>What <c>modelpack serve</c> refuses before anything of a package runs. <c>ModelPack.Package.Tests</c> serves real packages.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_no_model_package_is_refused()
    {
        File.WriteAllText(_folder["text.nupkg"], "no package");
        string empty = FakePackage.Write(_folder, new Dictionary<string, string> { ["Acme.Models.Iris.nuspec"] = FakePackage.Nuspec }, "empty.nupkg");

        Refused(2, "MPK2022", "does not exist", _folder["absent.nupkg"]);
        Refused(2, "MPK2022", "no model package", _folder["text.nupkg"]);
        Refused(2, "MPK2022", "none of its assemblies holds the digests of a model", empty);
    }

    [Fact]
    public void A_damaged_model_is_found_before_anything_runs()
    {
        Dictionary<string, byte[]> entries = VerifiablePackage.Entries();
        entries[VerifiablePackage.Folder + "iris.onnx"][17] ^= 1;

        Refused(1, "MPK3031", "iris.onnx", VerifiablePackage.Write(_folder, entries));
    }

    [Theory]
    [InlineData("1.0.0", "1.0", "dotnet tool update")]
    [InlineData("0.2.0", "0.2", "dotnet tool update")]
    [InlineData("2.3.4", "2.3", "dotnet tool update")]
    public void A_package_for_another_runtime_is_refused_with_a_reason(string runtime, string named, string advice)
    {
        string package = VerifiablePackage.Write(_folder, With(Nuspec($"""<group targetFramework="net10.0"><dependency id="ModelPack.Runtime" version="{runtime}" /></group>""")));

        Refused(1, "MPK3033", $"was built for ModelPack {named}", package);
        Refused(1, "MPK3033", advice, package);
    }

    [Fact]
    public void A_package_for_a_later_framework_is_refused()
    {
        Dictionary<string, byte[]> entries = VerifiablePackage.Entries();
        entries["lib/net99.0/Acme.Models.Iris.dll"] = entries["lib/net10.0/Acme.Models.Iris.dll"];
        entries.Remove("lib/net10.0/Acme.Models.Iris.dll");

        Refused(1, "MPK3033", "another framework", VerifiablePackage.Write(_folder, entries));
    }

    [Fact]
    public void Entries_that_leave_the_folder_of_the_package_are_refused()
    {
        Dictionary<string, byte[]> entries = VerifiablePackage.Entries();
        entries["lib/net10.0/../../../evil.dll"] = [1];

        Refused(2, "MPK2022", "leaves the package's folder", VerifiablePackage.Write(_folder, entries));
    }

    [Fact]
    public void Two_models_of_one_name_are_refused_and_both_packages_named()
    {
        string one = VerifiablePackage.Write(_folder, VerifiablePackage.Entries(), "one.nupkg");
        string two = VerifiablePackage.Write(_folder, VerifiablePackage.Entries(), "two.nupkg");

        Refused(1, "MPK2008", "'Acme.Models.Iris' 1.2.0 and 'Acme.Models.Iris' 1.2.0", one, two);
    }

    [Fact]
    public void Settings_are_read_before_any_package()
    {
        Refused(2, "MPK2020", "'iris' is no setting of a model", "absent.nupkg", "--set", "iris");
        Refused(2, "MPK2020", "'=1' is no setting of a model", "absent.nupkg", "--set", "=1");
        Refused(2, "MPK2023", "settings cannot be read", "absent.nupkg", "--settings", _folder["absent.json"]);
        File.WriteAllText(_folder["bad.json"], "{");
        Refused(2, "MPK2023", "settings cannot be read", "absent.nupkg", "--settings", _folder["bad.json"]);
    }

    [Fact]
    public void A_command_line_without_a_package_is_refused_and_help_says_that_code_runs()
    {
        Assert.Equal(2, ToolRun.Of("serve").ExitCode);
        Assert.Contains("RUNS CODE", ToolRun.Of("serve", "--help").Output, StringComparison.Ordinal);
    }

    private static void Refused(int exitCode, string id, string text, params string[] arguments)
    {
        ToolRun run = ToolRun.Of(["serve", .. arguments]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(id, run.Ids);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static Dictionary<string, byte[]> With(string nuspec)
    {
        Dictionary<string, byte[]> entries = VerifiablePackage.Entries();
        entries["Acme.Models.Iris.nuspec"] = Encoding.UTF8.GetBytes(nuspec);
        return entries;
    }

    private static string Nuspec(string dependencies) => FakePackage.Nuspec.Replace("</metadata>", $"<dependencies>{dependencies}</dependencies></metadata>", StringComparison.Ordinal);
}
