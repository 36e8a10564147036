namespace ModelPack.Tasks.Manifest;

/// <summary>Gathers what is known about the models of a compiled project.</summary>
/// <param name="assembly">The records of the compiled assembly.</param>
/// <param name="projectDirectory">The folder that paths in the items' metadata are relative to.</param>
internal sealed class ModelDescription(AssemblyRecords assembly, string projectDirectory)
{
    /// <summary>The address of the sources' repository; empty when unknown.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The commit of the sources; empty when unknown.</summary>
    public string Commit { get; init; } = "";

    /// <summary>The package's authors; empty when unknown.</summary>
    public string Authors { get; init; } = "";

    /// <summary>The contracts of a model; more than one is a mistake.</summary>
    public IReadOnlyList<ContractRecord> ContractsOf(ModelItem model) => [.. assembly.Contracts.Where(contract => contract.Model == model.Name)];

    /// <summary>What is known about a model; null when it has no contract.</summary>
    public ModelFacts? Describe(ModelItem model)
    {
        ContractRecord? contract = ContractsOf(model).FirstOrDefault();
        Payload? payload = assembly.Payloads.FirstOrDefault(payload => payload.Model == model.Name);
        if (contract is null || payload is null)
            return null;
        CardFrontMatter card = FrontMatterOf(model);
        return ModelFacts.From(contract, payload) with
        {
            License = LicenseOf(model),
            Repository = Repository,
            Commit = Commit,
            Authors = Authors,
            Task = card.Task,
            TrainingRun = model.TrainingRun,
            TrainingData = model.TrainingData,
        };
    }

    /// <summary>The licence of a model: what its item states, else what its card does; empty when neither does.</summary>
    public string LicenseOf(ModelItem model) => model.License.Length > 0 ? model.License : FrontMatterOf(model).License;

    /// <summary>The tags in the cards of these models, each once.</summary>
    public IReadOnlyList<string> TagsOf(IEnumerable<ModelItem> models) => [.. models.SelectMany(model => FrontMatterOf(model).Tags).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The card of the package: front matter of the authors', what the build knows, what the authors say. Null when there is nothing.</summary>
    public string? WriteCard(IReadOnlyList<ModelFacts> facts, IEnumerable<ModelItem> models)
    {
        CardFrontMatter[] cards = [.. models.Select(CardOf).OfType<string>().Select(CardFrontMatter.Split)];
        if (facts.Count + cards.Length == 0)
            return null;
        string[] texts = [.. facts.Count > 0 ? [ModelCard.Write(facts)] : Array.Empty<string>(), .. cards.Select(static card => card.Body)];
        return CardFrontMatter.Merge(cards) + string.Join('\n', texts);
    }

    /// <summary>Whether the model names a card that is not there.</summary>
    public bool LacksCard(ModelItem model) => model.Card.Length > 0 && !File.Exists(PathOfCard(model));

    private CardFrontMatter FrontMatterOf(ModelItem model) => CardFrontMatter.Split(CardOf(model) ?? "");

    private string? CardOf(ModelItem model) => model.Card.Length > 0 && File.Exists(PathOfCard(model)) ? File.ReadAllText(PathOfCard(model)) : null;

    private string PathOfCard(ModelItem model) => Path.Combine(projectDirectory, model.Card);
}
