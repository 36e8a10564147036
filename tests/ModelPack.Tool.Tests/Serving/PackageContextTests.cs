using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelPack.Packages.Reading;
using ModelPack.Tool.Output;
using ModelPack.Tool.Serving;
using ModelPack.Tool.Serving.Dependencies;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Serving;

/// <summary>Which copy of an assembly the code of a package gets.</summary>
public sealed class PackageContextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_package_has_its_own_version_of_a_library_and_all_share_the_runtime()
    {
        Assembly[] packages = [.. ((string[])["1.0.0.0", "2.0.0.0"]).Select(Load)];

        Assert.Equal(["1.0.0.0", "2.0.0.0"], packages.Select(static package => (string)Call(package, "Library")));
        Assert.Same(Call(packages[0], "Shared"), Call(packages[1], "Shared"));
        Assert.Same(typeof(Microsoft.Extensions.Logging.ILogger), Call(packages[0], "Shared"));
    }

    [Fact]
    public void What_an_assembly_was_compiled_against_is_held_against_the_runtime()
    {
        var id = new PackageId("Acme.Models.Iris", "1.2.0", "", "");
        foreach ((string version, bool fits) in new[] { ("0.1.7.0", true), ("0.2.0.0", false), ("1.0.0.0", false) })
        {
            MetadataReference runtime = Reference("ModelPack.Runtime", version, "public class Marker;");
            using var image = new MemoryStream(Compile("Acme", "1.0.0.0", "class Uses : Marker;", runtime));
            ToolProblem? problem = RuntimeFit.Check(id, image, "iris.nupkg");
            Assert.Equal(fits, problem is null);
            Assert.Equal(fits ? null : "MPK3033", problem?.Code);
        }
    }

    private Assembly Load(string version)
    {
        string folder = Directory.CreateDirectory(_folder[version]).FullName;
        MetadataReference library = Reference("Acme.Library", version, "public class Library;");
        File.WriteAllBytes(Path.Combine(folder, "Acme.Library.dll"), Compile("Acme.Library", version, "public class Library;"));
        byte[] package = Compile("Acme.Package", "1.0.0.0", """
            public static class Calls
            {
                public static object Library() => typeof(global::Library).Assembly.GetName().Version.ToString();
                public static object Shared() => typeof(Microsoft.Extensions.Logging.ILogger);
            }
            """, library, MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location));
        string path = Path.Combine(folder, "Acme.Package.dll");
        File.WriteAllBytes(path, package);
        return new PackageContext(version, folder, PackageAssets.None).LoadFromAssemblyPath(path);
    }

    private static object Call(Assembly assembly, string method) => assembly.GetType("Calls")!.GetMethod(method)!.Invoke(null, null)!;

    private static PortableExecutableReference Reference(string name, string version, string source) => MetadataReference.CreateFromImage(Compile(name, version, source));

    private static byte[] Compile(string name, string version, string source, params MetadataReference[] references)
    {
        string runtime = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Runtime.dll");
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{source}")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), MetadataReference.CreateFromFile(runtime), .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error));
        return image.ToArray();
    }
}
