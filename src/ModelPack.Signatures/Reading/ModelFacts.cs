using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Collects what the readers of messages find, and makes the signature of it.</summary>
internal sealed class ModelFacts
{
    // Before this version every initializer had to be an input too; since then such an input is one that may be left out.
    private const int FirstIrVersionWithOptionalInputs = 4;

    // A record with its places in lists.
    private const long CostOfFact = 128;

    private readonly HashSet<(string Domain, string Name)> _operators = [];
    private readonly HashSet<(string Domain, string Name)> _functions = [];
    private readonly List<ExternalData> _externalData = [];
    private GraphScope? _mainScope;
    private bool _hasGraph;

    public long IrVersion { get; set; }

    public long ModelVersion { get; set; }

    public string ProducerName { get; set; } = "";

    public string ProducerVersion { get; set; } = "";

    public string Domain { get; set; } = "";

    public string GraphName { get; set; } = "";

    public string Documentation { get; set; } = "";

    public List<OpsetImport> Opsets { get; } = [];

    public List<MetadataProperty> Metadata { get; } = [];

    public List<ValueInfo> Inputs { get; } = [];

    public List<ValueInfo> Outputs { get; } = [];

    public GraphFlow Flow { get; } = new();

    public MemoryBudget Budget { get; } = new();

    public void BeginGraph()
    {
        if (_hasGraph)
            throw InvalidModelException.InvalidGraph("the file has two graphs");
        _hasGraph = true;
    }

    public void SetInputs(GraphScope scope) => _mainScope = scope;

    public void UseOperator(string domain, string name) => Add(_operators, domain, name);

    public void AddFunction(string domain, string name) => Add(_functions, domain, name);

    public void AddOpset(OpsetImport opset)
    {
        Budget.Keep(CostOfFact + MemoryBudget.OfText(opset.Domain));
        Opsets.Add(opset);
    }

    public void AddMetadata(string key, string value)
    {
        Budget.Keep(CostOfFact + MemoryBudget.OfText(key) + MemoryBudget.OfText(value));
        Metadata.Add(new MetadataProperty(key, value));
    }

    /// <summary>Records a tensor's file, or checks that the model holds the data that it declares.</summary>
    public void AddTensor(TensorFacts tensor)
    {
        long elements = tensor.CountElements();
        long? bytes = tensor.CountBytes(elements);
        if (tensor.IsExternal)
        {
            Budget.Keep(CostOfFact + MemoryBudget.OfText(tensor.Name) + MemoryBudget.OfText(tensor.Location) + MemoryBudget.OfText(tensor.Offset ?? "") + MemoryBudget.OfText(tensor.Length ?? ""));
            _externalData.Add(new ExternalData(tensor.Name, tensor.Location, tensor.Offset, tensor.Length, bytes));
            return;
        }

        bool holdsLess = tensor.RawBytes is { } raw ? bytes > raw : elements > tensor.StoredAtMost * ElementsPerEntry(tensor.ElementType);
        if (holdsLess)
        {
            throw InvalidModelException.InvalidGraph(
                $"initializer '{PrintableText.Name(tensor.Name)}' declares {elements} elements ({tensor.DimensionsText}), more than the file holds for it");
        }
    }

    public ModelSignature ToSignature()
    {
        if (!_hasGraph || _mainScope is not { } scope)
        {
            throw IrVersion == 0
                ? InvalidModelException.Malformed("it is not ONNX: no graph and no IR version were found in it")
                : InvalidModelException.InvalidGraph("the model has no graph; export it again");
        }

        ValueInfo[] required = [.. Inputs.Where(input => !scope.IsInitializer(input.Name))];
        ValueInfo[] optional = IrVersion < FirstIrVersionWithOptionalInputs
            ? []
            : [.. Inputs.Where(input => scope.IsInitializer(input.Name)).Select(input => input with { IsOptional = true })];
        ValueInfo[] inputs = [.. required, .. optional];
        return new ModelSignature
        {
            IrVersion = IrVersion,
            ModelVersion = ModelVersion,
            ProducerName = ProducerName,
            ProducerVersion = ProducerVersion,
            Domain = Domain,
            GraphName = GraphName,
            Documentation = Documentation,
            Opsets = new(Opsets),
            OperatorDomains = new(_operators.Except(_functions).Select(used => used.Domain).Distinct().OrderBy(domain => domain, StringComparer.Ordinal)),
            Inputs = new(inputs),
            Outputs = new(Outputs),
            Metadata = new(Metadata),
            ExternalData = new(_externalData),
            ClassLabels = new(ClassLabelTracer.Trace(Flow, Outputs, Budget)),
            FeatureNames = FeatureNameList.FromMetadata(Metadata, Budget),
            Categories = new(new CategoryTracer(Flow, inputs).Trace()),
            UnusedInputs = new(new UnusedInputTracer(Flow, scope, Outputs).Trace(inputs)),
            PassThroughs = new(PassThroughTracer.Trace(Flow, inputs, Outputs)),
            MissingMarkers = new(new MissingMarkerTracer(Flow, inputs).Trace()),
        };
    }

    private void Add(HashSet<(string Domain, string Name)> operators, string domain, string name)
    {
        if (operators.Add((domain, name)))
            Budget.Keep(MemoryBudget.OfName(domain) + MemoryBudget.OfName(name));
    }

    // Types of less than a byte share an entry of int32_data; complex numbers take two entries.
    private static long ElementsPerEntry(TensorElementType type) => type switch
    {
        TensorElementType.Int4 or TensorElementType.UInt4 or TensorElementType.Float4E2M1 => 2,
        TensorElementType.Int2 or TensorElementType.UInt2 => 4,
        _ => 1,
    };
}
