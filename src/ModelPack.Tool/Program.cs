using System.Globalization;
using ModelPack.Tool.Commands;

// What it writes is the same everywhere; what it serves has the culture data of the machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return ModelPackCommand.Run(args, Console.Out, Console.Error);
