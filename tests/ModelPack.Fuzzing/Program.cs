using ModelPack.Fuzzing;
using SharpFuzz;

// As AFL++ starts it: an area, and inputs on standard input, one after the other in this process.
switch (args)
{
    case ["model"]:
        Fuzzer.Run(stream => SignatureTarget.ReadModel(SignatureTarget.ReadAll(stream)));
        return 0;
    case ["text"]:
        Fuzzer.Run(stream => SignatureTarget.ReadText(SignatureTarget.ReadAll(stream)));
        return 0;

    // Signatures of models, which are what a parser of signatures begins best with.
    case ["seeds", string folder, .. string[] files]:
        SignatureTarget.WriteTexts(folder, files);
        return 0;

    // What AFL++ found, once more, without instruments.
    case ["model" or "text", .. string[] files]:
        foreach (string file in files)
            SignatureTarget.Report(args[0], file);
        return 0;
    default:
        Console.Error.WriteLine("usage: ModelPack.Fuzzing model|text [FILE...], or seeds FOLDER FILE...");
        return 2;
}
