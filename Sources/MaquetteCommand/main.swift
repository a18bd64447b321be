import Maquette
