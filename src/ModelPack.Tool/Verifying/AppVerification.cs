using ModelPack.Packages.Contracts;
using ModelPack.Packages.Payloads;
using ModelPack.Tool.Output;
using ModelPack.Tool.Verifying.Replaying;

namespace ModelPack.Tool.Verifying;

/// <summary>Holds the models of a published app against the digests in its assemblies, or where those cannot be read, in the names of the models' folders.</summary>
/// <param name="written">The folder as the caller wrote it.</param>
/// <param name="options">How examples are replayed; null for not at all.</param>
internal sealed class AppVerification(string written, ReplayOptions? options)
{
    private readonly string _folder = Path.GetFullPath(written);
    private readonly List<ToolProblem> _problems = [];

    /// <summary>Checks it.</summary>
    /// <exception cref="InvalidDataException">The folder holds no model.</exception>
    public Verification Run()
    {
        string root = Path.Combine(_folder, "modelpack");
        if (!Directory.Exists(root))
            throw new InvalidDataException("it has no folder 'modelpack', so no model");
        List<VerifiedModel> known = [.. Directory.EnumerateFiles(_folder, "*.dll").Order(StringComparer.Ordinal).SelectMany(ModelsOf)];
        var models = new List<VerifiedModel>();
        foreach (VerifiedModel model in known)
            models.Add(Check(model));
        foreach (string folder in Directory.EnumerateDirectories(root).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal))
        {
            if (!known.Any(model => model.Folder == folder) && CheckByName(folder) is { } model)
                models.Add(model);
        }

        var verification = new Verification(written, models, _problems);
        return options is null || _problems.Count > 0 ? verification : Replay(verification, options);
    }

    private IEnumerable<VerifiedModel> ModelsOf(string assembly)
    {
        try
        {
            AssemblyRecords records = AssemblyRecords.Read(assembly);
            return records.Payloads.Select(payload => new VerifiedModel(payload, records.Contracts.FirstOrDefault(contract => contract.Model == payload.Model), Manifest: null)
            {
                Assembly = assembly,
                Folder = Path.Combine(_folder, "modelpack", payload.Model, payload.Folder),
            });
        }
        catch (BadImageFormatException)
        {
            return [];
        }
    }

    private VerifiedModel Check(VerifiedModel model)
    {
        if (!Directory.Exists(model.Folder))
        {
            _problems.Add(new ToolProblem("MPK3030", $"The folder of model '{model.Payload.Model}' is not there: '{model.Folder}'. Publish the app anew and deploy all of its output.", written));
            return model;
        }

        var folder = new DiskFolder(model.Folder);
        var documents = new DocumentVerification(folder, model.Payload, model.Contract);
        _problems.AddRange(PayloadVerification.Check(folder, model.Payload).Concat(documents.Check()).Select(InApp));
        return model with { Manifest = documents.Manifest };
    }

    // The folder is named by the digest over all files, the package and its version, and the manifest states those.
    private VerifiedModel? CheckByName(string path)
    {
        var folder = new DiskFolder(path);
        string name = Path.GetFileName(Path.GetDirectoryName(path)!);
        if (DocumentVerification.ReadManifest(folder) is not { } manifest)
        {
            _problems.Add(new ToolProblem(ToolProblem.BadPackage, $"'{path}' has no manifest that can be read, so nobody vouches for its files.", written));
            return null;
        }

        var payload = new Payload(name, manifest.Text("package"), manifest.Text("version"), [.. manifest.Files.Select(static file => new PayloadFile(file.Name, file.Size, file.Sha256))]);
        if (payload.Folder != Path.GetFileName(path))
            _problems.Add(new ToolProblem("MPK3031", $"The manifest in '{path}' states files whose digest is {payload.Folder}, and the folder was made for {Path.GetFileName(path)}.", written));
        _problems.AddRange(PayloadVerification.Check(folder, payload).Select(InApp));
        return new VerifiedModel(payload, Contract: null, manifest) { Folder = path };
    }

    private ToolProblem InApp(ToolProblem problem) => problem with { File = written };

    private Verification Replay(Verification verification, ReplayOptions how)
    {
        if (PublishedApp.Find(_folder, out string reason) is not { } app)
            return verification with { Notes = [.. verification.Notes, reason] };
        string work = Directory.CreateTempSubdirectory("modelpack-verify").FullName;
        try
        {
            return verification.Models.Where(static model => model.Assembly.Length > 0).ToList().Aggregate(verification, (found, model) => Replay(found, model, app, how, work));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private Verification Replay(Verification found, VerifiedModel model, PublishedApp app, ReplayOptions how, string work)
    {
        IReadOnlyList<string> providers = how.Providers.Count > 0 ? how.Providers : PublishedApp.Providers(_folder, model.Manifest?.Text("name") ?? model.Payload.Model);
        var process = new AppProcess(app) { TimeLimit = how.TimeLimit, MemoryLimit = ReplayRunner.MemoryFor([model]) };
        return new AssemblyReplays(how with { Providers = providers }).Run(found, [model], process, model.Assembly, work);
    }
}
