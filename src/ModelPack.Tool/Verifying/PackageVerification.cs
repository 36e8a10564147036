using ModelPack.Packages.Contracts;
using ModelPack.Packages.Payloads;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Verifying;

/// <summary>Holds a package against what was compiled into its own assembly. Reads only; runs nothing of it.</summary>
/// <param name="archive">The package.</param>
/// <param name="file">The file as the caller wrote it.</param>
internal sealed class PackageVerification(PackageArchive archive, string file)
{
    private const int LargestNuspec = 1 << 20;
    private const int LargestAssembly = 256 << 20;
    private const string Root = "modelpack/";

    private readonly List<ToolProblem> _problems = [];

    /// <summary>Checks everything that needs no code of the package.</summary>
    /// <exception cref="InvalidDataException">It is no model package.</exception>
    public Verification Run()
    {
        string[] names = [.. archive.Names.Select(Uri.UnescapeDataString)];
        foreach (string problem in EntryNames.Check(archive.Names))
            Add(problem);
        CheckSums();
        PackageId id = ReadId(names);
        List<(string Assembly, AssemblyRecords Records)> assemblies = [.. ReadAssemblies(names)];
        List<VerifiedModel> models = [.. assemblies.SelectMany(static assembly => assembly.Records.Payloads.Select(payload => Create(assembly, payload))).DistinctBy(static model => model.Payload.Model)];
        if (models.Count == 0)
            throw new InvalidDataException($"'{id.Id}' is a package, but none of its assemblies holds the digests of a model");
        foreach (VerifiedModel model in models)
            CheckIdentity(id, model.Payload, assemblies);
        CheckOthers(names, models);
        return new Verification(file, [.. models.Select(Check)], _problems);
    }

    private static VerifiedModel Create((string Assembly, AssemblyRecords Records) assembly, Payload payload) =>
        new(payload, assembly.Records.Contracts.FirstOrDefault(contract => contract.Model == payload.Model), Manifest: null) { Assembly = assembly.Assembly };

    private VerifiedModel Check(VerifiedModel model)
    {
        var folder = new PackedFolder(archive, $"{Root}{model.Payload.Model}/");
        var documents = new DocumentVerification(folder, model.Payload, model.Contract);
        _problems.AddRange(PayloadVerification.Check(folder, model.Payload).Concat(documents.Check()).Select(problem => problem with { File = file }));
        return model with { Manifest = documents.Manifest };
    }

    private void CheckSums()
    {
        foreach (string damaged in archive.DamagedEntries())
            Add($"The entry '{damaged}' is damaged: its bytes do not have the checksum that the archive states.");
    }

    private PackageId ReadId(string[] names)
    {
        string nuspec = names.FirstOrDefault(static name => !name.Contains('/', StringComparison.Ordinal) && name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException("it has no nuspec");
        return PackageId.Parse(archive.Read(nuspec, LargestNuspec)!);
    }

    private IEnumerable<(string Name, AssemblyRecords Records)> ReadAssemblies(string[] names)
    {
        foreach (string name in names.Where(static name => name.StartsWith("lib/", StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).OrderDescending(StringComparer.Ordinal))
        {
            AssemblyRecords? records = null;
            try
            {
                if (archive.SizeOf(name) <= LargestAssembly)
                    records = Read(name);
                else
                    Add($"The assembly '{name}' is larger than any that holds models.");
            }
            catch (Exception exception) when (exception is BadImageFormatException or InvalidDataException or ArgumentException)
            {
                Add($"The assembly '{name}' cannot be read: {exception.Message.TrimEnd('.')}.");
            }

            if (records is not null)
                yield return (name, records);
        }
    }

    private AssemblyRecords Read(string name)
    {
        using Stream entry = archive.OpenEntry(name)!;
        using var image = new MemoryStream();
        entry.CopyTo(image);
        image.Position = 0;
        return AssemblyRecords.Read(image);
    }

    // Build metadata behind a plus sign is part of no package's identity.
    private void CheckIdentity(PackageId id, Payload payload, List<(string Assembly, AssemblyRecords Records)> assemblies)
    {
        if (!string.Equals(id.Id, payload.PackageId, StringComparison.OrdinalIgnoreCase) || !string.Equals(id.Version.Split('+')[0], payload.PackageVersion.Split('+')[0], StringComparison.OrdinalIgnoreCase))
            Add($"The package is '{id.Id}' {id.Version}, and its model '{payload.Model}' was compiled for '{payload.PackageId}' {payload.PackageVersion}.");
        foreach ((string assembly, AssemblyRecords records) in assemblies)
        {
            if (records.Payloads.FirstOrDefault(other => other.Model == payload.Model) is { } other && other.Digest != payload.Digest)
                Add($"The assembly '{assembly}' was compiled for other files of model '{payload.Model}' than another assembly of the package.");
        }
    }

    private void CheckOthers(string[] names, List<VerifiedModel> models)
    {
        foreach (string name in names.Where(static name => name.StartsWith(Root, StringComparison.OrdinalIgnoreCase) && !name.EndsWith('/')))
        {
            if (!models.Any(model => name.StartsWith($"{Root}{model.Payload.Model}/", StringComparison.Ordinal)))
                Add($"'{name}' belongs to no model of the package.");
        }
    }

    private void Add(string problem) => _problems.Add(new ToolProblem(ToolProblem.BadPackage, problem, file));
}
