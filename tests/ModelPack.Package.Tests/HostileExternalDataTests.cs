using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Package.Tests;

public class HostileExternalDataTests(Workspace workspace)
{
    private const string Folder = "hostile";
    private const string Secret = "modelpack-secret.bin";

    // By name of the model: where its data lies, where it begins, and how long it is.
    private static readonly Dictionary<string, (string Location, string? Offset, string? Length)> s_cases = new()
    {
        ["parent"] = ($"../{Secret}", null, null),
        ["parent of below"] = ($"sub/../../{Secret}", null, null),
        ["parent twice"] = ($"../../hostile/{Secret}", null, null),
        ["parent after dot"] = ($"./../{Secret}", null, null),
        ["parent and back"] = ("../models/inside.bin", null, null),
        ["backslash parent"] = ($"..\\{Secret}", null, null),
        ["drive"] = ($"C:\\{Secret}", null, null),
        ["drive with slash"] = ($"C:/{Secret}", null, null),
        ["share"] = ($"\\\\server\\share\\{Secret}", null, null),
        ["share with slash"] = ($"//server/share/{Secret}", null, null),
        ["link to file"] = ("link.bin", null, null),
        ["link to folder"] = ($"linked/{Secret}", null, null),
        ["link to link"] = ("again.bin", null, null),
        ["link in a ring"] = ("ring.bin", null, null),
        ["zero byte"] = ("inside.bin\0x", null, null),
        ["line feed"] = ("inside.bin\n", null, null),
        ["escape"] = ("\u001b[31minside.bin", null, null),
        ["right to left"] = ("\u202enib.edisni", null, null),
        ["empty"] = ("", null, null),
        ["blank"] = (" ", null, null),
        ["dot"] = (".", null, null),
        ["device"] = ("NUL", null, null),
        ["stream"] = ("inside.bin:x", null, null),
        ["folder"] = ("sub", null, null),
        ["not there"] = ("missing.bin", null, null),
        ["the model"] = ("the model.onnx", "0", "64"),
        ["document"] = ("modelpack.json", null, null),
        ["offset beyond"] = ("inside.bin", "1099511627776", null),
        ["offset negative"] = ("inside.bin", "-1", null),
        ["offset no number"] = ("inside.bin", "abc", null),
        ["length short"] = ("inside.bin", "0", "4"),
        ["length beyond"] = ("inside.bin", "0", "1099511627776"),
        ["overrun by one"] = ("inside.bin", "1", "64"),
        ["sum overflows"] = ("inside.bin", "9223372036854775807", "64"),
    };

    [Fact]
    public void Each_hostile_location_is_an_error_on_its_model_and_nothing_outside_is_opened()
    {
        Write();
        workspace.Run(Folder, "restore").Succeeded();
        bool traces = Dotnet.Find("strace") is not null;

        CommandResult pack = traces
            ? workspace.RunProgram(Folder, "strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=open,openat,openat2,creat", "-o", "opened.txt", "dotnet", "pack", "--no-restore")
            : workspace.Run(Folder, "pack", "--no-restore");

        pack.Failed();
        foreach (string name in s_cases.Keys.Append("linked model"))
            Assert.Contains($"models/{name}.onnx : error MPK2002: ", pack.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(workspace.Root, Folder), "*.nupkg", SearchOption.AllDirectories));
        Assert.SkipUnless(traces, "strace is not installed: what was opened is not known.");
        string opened = File.ReadAllText(Path.Combine(workspace.Root, Folder, "opened.txt"));
        Assert.Contains("models/parent.onnx", opened, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, opened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_a_cache_made_of_links_is_packed_where_the_author_says_so()
    {
        const string Cache = "cache of links";
        workspace.Write($"{Cache}/Cache.csproj", Project("""FollowLinks="true" """));
        foreach (string name in (string[])["linear-external.onnx", "linear-external.onnx.data"])
        {
            Directory.CreateDirectory(At(Cache, "blobs"));
            Directory.CreateDirectory(At(Cache, "models"));
            File.Copy(TestModels.Path($"external/{name}"), At(Cache, $"blobs/{name}.blob"));
            File.CreateSymbolicLink(At(Cache, $"models/{name}"), $"../blobs/{name}.blob");
        }

        workspace.Run(Cache, "pack").Succeeded().WithoutWarnings();

        string[] names = PackageContent.Names(At(Cache, "bin/Release/Cache.1.0.0.nupkg"));
        Assert.Contains("modelpack/linear-external/linear-external.onnx.data", names);
    }

    private string Project(string metadata) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <ItemGroup>
            <PackageReference Include="ModelPack" Version="{workspace.Version}" />
            <OnnxModel Include="models/*.onnx" Contract="None" License="MIT" {metadata}/>
          </ItemGroup>
        </Project>
        """;

    private void Write()
    {
        workspace.Write($"{Folder}/Hostile.csproj", Project(""));
        workspace.Write($"{Folder}/{Secret}", new string('s', 4096));
        workspace.Write($"{Folder}/models/inside.bin", new string('i', 64));
        workspace.Write($"{Folder}/models/modelpack.json", new string('i', 64));
        workspace.Write($"{Folder}/models/sub/below.bin", new string('i', 64));
        File.CreateSymbolicLink(At(Folder, "models/link.bin"), $"../{Secret}");
        File.CreateSymbolicLink(At(Folder, "models/linked"), At(Folder, ""));
        File.CreateSymbolicLink(At(Folder, "models/again.bin"), "link.bin");
        File.CreateSymbolicLink(At(Folder, "models/ring.bin"), "ring.bin");
        File.CreateSymbolicLink(At(Folder, "models/linked model.onnx"), $"../{Secret}");
        foreach ((string name, (string location, string? offset, string? length)) in s_cases)
        {
            new OnnxModelBuilder().Input("x", OnnxType.Float32(16)).Output("y", OnnxType.Float32(16))
                .Initializer(OnnxTensor.External("w", OnnxElement.Float32, [16], location, offset, length)).Node("Add", ["x", "w"], ["y"])
                .Save(At(Folder, $"models/{name}.onnx"));
        }
    }

    private string At(string folder, string path) => Path.Combine(workspace.Root, folder, path);
}
