using System.Globalization;
using System.Reflection;
using Microsoft.Build.Framework;
using ModelPack.Tasks.Files;
using ModelPack.Tasks.Packaging;

namespace ModelPack.Tasks;

/// <summary>Staged package and models to the model package at its final path.</summary>
public sealed class WriteModelPackage : CodedTask
{
    // What nuget.org takes. Other hosts have limits of their own, mostly near it.
    private const long LargestForHosts = 250L << 20;

    private static readonly string s_onnxRuntimeVersion = typeof(WriteModelPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static m => m.Key == "OnnxRuntimeVersion").Value!;

    /// <summary>Items of <c>_ModelPackModel</c>.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The folder that NuGet packed into.</summary>
    [Required]
    public string StagingFolder { get; set; } = "";

    /// <summary>The folder that the packages belong into.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The folder that the nuspec belongs into.</summary>
    [Required]
    public string NuspecFolder { get; set; } = "";

    /// <summary>The id of the model package.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>The version of the model package.</summary>
    [Required]
    public string PackageVersion { get; set; } = "";

    /// <summary>The name of the project's assembly.</summary>
    [Required]
    public string AssemblyName { get; set; } = "";

    /// <summary>The model card; no file when there is none.</summary>
    public string Card { get; set; } = "";

    /// <summary>The tags of the models' cards, one a line; no file when there are none.</summary>
    public string Tags { get; set; } = "";

    /// <summary>The latest date of an entry, in seconds since 1970.</summary>
    public string Epoch { get; set; } = "";

    /// <summary>The nuspec of the package that packs; no file where it is not a package.</summary>
    public string ModelPackNuspec { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() => OnFile(OutputFolder, () =>
    {
        try
        {
            Write();
        }
        catch (PackageException exception)
        {
            Error(exception.Code, OutputFolder, exception.Message);
        }
    });

    private void Write()
    {
        ModelItem? unbuilt = ModelItem.From(Models).FirstOrDefault(static model => !File.Exists(model.PayloadFile));
        if (unbuilt is not null)
            throw new PackageException("MPK2014", $"{unbuilt.Path} has not been built: build the project before `dotnet pack --no-build`.");
        Leftovers.BesideFolder(StagingFolder);
        var project = new PackedProject(PackageId, PackageVersion, AssemblyName, s_onnxRuntimeVersion) { Epoch = Epoch, ModelPackVersion = ModelPackVersion(), Tags = File.Exists(Tags) ? File.ReadAllLines(Tags) : [] };
        PackagedModel[] models = [.. ModelItem.From(Models).Select(PackagedModel.From)];
        foreach (string staged in Directory.EnumerateFiles(StagingFolder).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(staged);
            string final = Path.Combine(name.EndsWith(".nuspec", StringComparison.Ordinal) ? NuspecFolder : OutputFolder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            Leftovers.OfFile(final);
            if (name.EndsWith(".snupkg", StringComparison.Ordinal) || name.EndsWith(".symbols.nupkg", StringComparison.Ordinal))
            {
                ModelPackage.WriteSymbols(staged, final, project);
            }
            else if (name.EndsWith(".nupkg", StringComparison.Ordinal))
            {
                ModelPackage.Write(staged, final, models, File.Exists(Card) ? File.ReadAllText(Card) : null, project);
                Log.LogMessage(MessageImportance.High, "Created model package '{0}'.", final);
                WarnOfSize(final);
            }
            else
            {
                AtomicFile.Write(final, stream => stream.Write(File.ReadAllBytes(staged)));
            }
        }
    }

    private void WarnOfSize(string package)
    {
        long size = new FileInfo(package).Length;
        if (size > LargestForHosts)
            Warning("MPK2009", package, string.Create(CultureInfo.InvariantCulture, $"The package has {size / (1024.0 * 1024):0} MB, and nuget.org takes {LargestForHosts >> 20} MB at most. Push it to a host that takes it, or make the model smaller: half precision halves it, 8-bit quantization quarters it."));
    }

    private string? ModelPackVersion()
    {
        if (!File.Exists(ModelPackNuspec))
            return null;
        using FileStream stream = File.OpenRead(ModelPackNuspec);
        return Nuspec.Read(stream).Version;
    }
}
