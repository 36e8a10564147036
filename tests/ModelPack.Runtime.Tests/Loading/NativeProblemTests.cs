using ModelPack.Runtime.Loading;

namespace ModelPack.Runtime.Tests.Loading;

/// <summary>MPK3032: what is wrong with ONNX Runtime's native library, and what to do.</summary>
public sealed class NativeProblemTests : IDisposable
{
    private const string Cause = "Unable to load shared library 'onnxruntime' or one of its dependencies.\nlibstdc++.so.6: cannot open shared object file";

    private readonly string _folder = Directory.CreateTempSubdirectory("modelpack-tests").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_library_names_the_package_to_add()
    {
        string problem = NativeProblem.Explain("linux-x64", [], Cause);
        Assert.Contains("'Microsoft.ML.OnnxRuntime'", problem);
        Assert.Contains("'linux-x64'", problem);
    }

    [Theory]
    [InlineData("linux-x64", "linux-arm64", new byte[] { 0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 183, 0 })]
    [InlineData("osx-arm64", "linux-x64", new byte[] { 0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0 })]
    [InlineData("linux-arm64", "osx-arm64", new byte[] { 0xCF, 0xFA, 0xED, 0xFE, 0x0C, 0, 0, 1 })]
    public void A_foreign_library_names_both_platforms_and_the_one_to_publish_for(string platform, string other, byte[] header)
    {
        string file = Write("libonnxruntime.so", header);
        string problem = NativeProblem.Explain(platform, [file], Cause);
        Assert.All([file, $"'{other}'", $"dotnet publish -r {platform}"], part => Assert.Contains(part, problem));
    }

    [Fact]
    public void A_library_of_windows_is_told_by_its_header()
    {
        byte[] header = new byte[0x90];
        (header[0], header[1], header[0x3C], header[0x84], header[0x85]) = ((byte)'M', (byte)'Z', 0x80, 0x64, 0x86);
        Assert.Equal("win-x64", NativePlatform.Of(Write("onnxruntime.dll", header)));
    }

    [Fact]
    public void A_file_that_is_no_library_is_called_that() =>
        Assert.Contains("no native library", NativeProblem.Explain("linux-x64", [Write("libonnxruntime.so", "version https"u8.ToArray())], Cause));

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("ubuntu.24.04-x64")]
    public void A_library_of_this_platform_that_does_not_load_says_why(string platform)
    {
        string file = Write("libonnxruntime.so", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0]);
        string problem = NativeProblem.Explain(platform, [file], Cause + $"\n{file}: file too short");
        Assert.Contains("file too short", problem);
    }

    [Fact]
    public void Musl_is_named_with_an_image_that_works()
    {
        string problem = NativeProblem.Explain("linux-musl-x64", [], Cause);
        Assert.Contains("musl", problem);
        Assert.Contains("mcr.microsoft.com/dotnet/aspnet:10.0", problem);
        Assert.Contains("'linux-x64'", problem);
    }

    [Theory]
    [InlineData("1.20.1", false)]
    [InlineData("1.32.0", false)]
    [InlineData("1.31.0", true)]
    [InlineData("1.31.1-dev+abc", true)]
    [InlineData("custom", true)]
    public void Another_version_than_the_managed_one_is_named_with_both(string native, bool fits)
    {
        string? problem = NativeProblem.OfVersions(new Version(1, 31, 1, 0), native);
        Assert.Equal(fits, problem is null);
        Assert.All(fits ? [] : (string[])[native, "1.31.1"], part => Assert.Contains(part, problem));
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
